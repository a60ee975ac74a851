/**
 * Into and out of Kafka. The only package that knows it.
 *
 * <pre>
 *   EventPublisher ---> [client-events], [server-events], [sessions]
 *
 *   [server-events] --- LogReader (one thread) ---> LogListener: every record once, as it comes
 *   [sessions]      ------^   keeps MembershipTable: which rooms each session joined
 *
 *   [server-events] --- CatchUpReader (one thread) ---> what one session missed, chunk by chunk
 * </pre>
 *
 * A place in the log is a {@link dev.restante.gateway.log.Positions}: the next offset of each
 * partition. Its text form, given to clients, is the {@link dev.restante.gateway.log.Cursor}.
 */
package dev.restante.gateway.log;
