package dev.restante.producer.outbox;

/**
 * A request in the outbox. Requests leave in the order of their ids.
 *
 * @param batch whether its events are stored as a whole or not at all; else it has one event
 * @param events as {@link EventsJson} writes them
 */
record KeptRequest(long id, boolean batch, byte[] events) {}
