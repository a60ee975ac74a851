/**
 * What the Lab of the page asks this service for: events without Kafka, its own account, the
 * journey of an event, and consumers that come anew.
 */
package dev.restante.consumer.lab;
