/**
 * How full the topics are, and how far those who read them have come: Kafka's own account of
 * itself, for the demonstration's page.
 */
package dev.restante.producer.topics;
