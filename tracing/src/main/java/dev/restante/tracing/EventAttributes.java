package dev.restante.tracing;

import io.opentelemetry.api.common.AttributeKey;

/** What spans tell of events, by the names of OpenTelemetry where it has one. */
public final class EventAttributes {

    /** Name of the event. */
    public static final AttributeKey<String> TYPE =
            AttributeKey.stringKey("cloudevents.event_type");

    /** Its id, by which a trace can be looked for. */
    public static final AttributeKey<String> ID = AttributeKey.stringKey("cloudevents.event_id");

    /** The namespace. */
    public static final AttributeKey<String> NAMESPACE =
            AttributeKey.stringKey("restante.namespace");

    /** Sessions of one gateway that a record was for. */
    public static final AttributeKey<Long> RECEIVERS = AttributeKey.longKey("restante.receivers");

    /** What the ack of an emit said: {@code stored}, {@code answered}, the code of an error. */
    public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("restante.outcome");

    private EventAttributes() {}
}
