/**
 * The outbox: with it, events are stored in this service's own database before anything else, and
 * delivered to Kafka from there, in their order. Knows {@code kafka}.
 */
package dev.restante.producer.outbox;
