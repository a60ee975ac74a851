package dev.restante.gateway.direct;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.gateway.json.JsonText;
import java.util.Base64;

/** A client event as a CloudEvent in structured mode (JSON event format of CloudEvents 1.0). */
final class EventJson {

    static final String CONTENT_TYPE = "application/cloudevents+json";

    private EventJson() {}

    /** The attributes are those of a record in Kafka; the arguments are data and {@code args}. */
    static String of(ClientEvent event) {
        StringBuilder json = new StringBuilder(200 + event.arguments().json().length());
        json.append("{\"specversion\":\"1.0\"");
        put(json, "id", event.id());
        put(json, "source", event.source());
        put(json, "type", event.type());
        put(json, "time", event.time().toString());
        put(json, "subject", event.socket());
        put(json, "namespace", event.namespace());
        event.user().ifPresent(user -> put(json, "user", user));
        event.room().ifPresent(room -> put(json, "room", room));
        data(json, event.arguments());
        return json.append('}').toString();
    }

    private static void data(StringBuilder json, Arguments arguments) {
        if (arguments.isBinary()) {
            byte[] bytes = arguments.attachments().get(0).bytes();
            put(json, "datacontenttype", "application/octet-stream");
            put(json, "data_base64", Base64.getEncoder().encodeToString(bytes));
            return;
        }
        if (arguments.count() != 1) {
            put(json, "args", Integer.toString(arguments.count()));
        }
        put(json, "datacontenttype", "application/json");
        json.append(",\"data\":").append(arguments.json());
    }

    private static void put(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":").append(JsonText.quote(value));
    }
}
