package dev.restante.producer.outbox;

import java.util.Optional;

/**
 * A request in the outbox. Requests leave in the order of their ids.
 *
 * @param batch whether its events are stored as a whole or not at all; else it has one event
 * @param events as {@link EventsJson} writes them
 * @param trace the span of the request, as W3C Trace Context writes it
 */
record KeptRequest(long id, boolean batch, byte[] events, Optional<String> trace) {}
