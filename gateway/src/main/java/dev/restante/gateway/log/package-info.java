/**
 * Into and out of Kafka. The only package that knows it.
 *
 * <pre>
 *   EventPublisher ---> [client-events], [server-events], [sessions]
 *
 *   [server-events] --- LogReader (one thread) ---> Ring ---> LogListener: every record once
 *   [sessions]      ------^   keeps MembershipTable: which rooms each session joined
 *
 *   Ring ------------------------------------------> CatchUpReader: what one session missed,
 *   [server-events] --- PageReader ---> Pages ------^   chunk by chunk
 * </pre>
 *
 * A place in the log is a {@link dev.restante.gateway.log.Positions}: the next offset of each
 * partition. Its text form, given to clients, is the {@link dev.restante.gateway.log.Cursor}.
 */
package dev.restante.gateway.log;
