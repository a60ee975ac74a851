/**
 * Into Kafka: single events by an idempotent producer, batches in a transaction, the numbered feed
 * by a producer that never gives up. The only package that writes to Kafka.
 */
package dev.restante.producer.kafka;
