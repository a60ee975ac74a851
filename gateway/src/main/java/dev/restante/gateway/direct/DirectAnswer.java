package dev.restante.gateway.direct;

import dev.restante.contract.Arguments;

/** What became of an event that was sent to a service by HTTP. */
public sealed interface DirectAnswer {

    /**
     * The service took it.
     *
     * @param arguments what it said: the JSON of its body as the only one, or none
     */
    record Taken(Arguments arguments) implements DirectAnswer {}

    /**
     * It did not take it, or nobody knows. The event is nowhere.
     *
     * @param code {@code unreachable}: nobody listens there; {@code no_answer}: not in time, or the
     *     connection broke, and the service may have had it; {@code refused}: status 4xx; {@code
     *     failed}: any other status but 2xx, or what it said is no JSON; {@code busy}: too many
     *     wait for that service; {@code not_supported}: the event has binary data within JSON
     * @param message for people
     * @param mayRetry whether it can help to send it again
     */
    record NotTaken(String code, String message, boolean mayRetry) implements DirectAnswer {}
}
