/**
 * Kafka: jobs in, answers and dead letters out.
 *
 * <pre>
 *   [work-queue] -- Lane (a member of the share group) -- JobHandler --> [server-events]
 *                    renews, accepts, releases, rejects       +--------> [work-queue-dlq]
 * </pre>
 */
package dev.restante.worker.queue;
