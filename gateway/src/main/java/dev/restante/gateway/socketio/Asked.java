package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.tracing.EventAttributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/**
 * An emit that is not acknowledged yet. It holds nothing of what was emitted.
 *
 * @param event without its arguments
 * @param inFlight where it counts, from {@link #begin} on
 * @param span from the emit to the acknowledgement; not valid if that is not traced
 */
record Asked(Session session, Packet.Event event, Route route, InFlight inFlight, Span span) {

    /** It waits. */
    void begin() {
        inFlight.begin();
    }

    /** It waits no more, and this is the gateway's answer. */
    void end(Answer answer) {
        inFlight.end();
        answer(answer);
    }

    /** It waits no more, and this is the answer of a service. */
    void end(Arguments arguments) {
        inFlight.end();
        session.answer(event, arguments);
        span.setAttribute(EventAttributes.OUTCOME, Traffic.ANSWERED);
        span.end();
    }

    /** It never waited: this is the gateway's answer. */
    void answer(Answer answer) {
        if (route.tellsFailures() || !answer.mayRetry()) {
            session.answer(event, answer);
        }
        span.setAttribute(EventAttributes.OUTCOME, answer.outcome());
        if (answer.isError()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
