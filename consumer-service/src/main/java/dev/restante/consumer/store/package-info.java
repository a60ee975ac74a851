/**
 * The database over plain JDBC: one transaction per client event, holding the event's id, its
 * effect and its answers.
 */
package dev.restante.consumer.store;
