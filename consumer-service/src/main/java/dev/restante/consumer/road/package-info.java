/** Kafka: client events in, answers out. It carries, and decides nothing about events. */
package dev.restante.consumer.road;
