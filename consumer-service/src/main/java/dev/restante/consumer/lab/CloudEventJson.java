package dev.restante.consumer.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.MalformedRecordException;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A client event as a CloudEvent in structured mode (JSON event format of CloudEvents 1.0). It is
 * made a record as Kafka would have it, and read as one: the same rules for both.
 */
final class CloudEventJson {

    static final String CONTENT_TYPE = "application/cloudevents+json";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private CloudEventJson() {}

    /**
     * @throws MalformedRecordException if it is none, or breaks the contract
     */
    static ClientEvent read(byte[] body) throws MalformedRecordException {
        JsonNode event = object(body);
        Headers headers = new RecordHeaders();
        for (Map.Entry<String, JsonNode> member : event.properties()) {
            String name = member.getKey();
            if (!name.equals("data") && !name.equals("data_base64")) {
                put(headers, name, member.getValue());
            }
        }
        return ClientEventRecord.read(headers, data(event));
    }

    private static JsonNode object(byte[] body) throws MalformedRecordException {
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isObject()) {
                throw new MalformedRecordException("body", "not a JSON object");
            }
            return json;
        } catch (IOException e) {
            throw new MalformedRecordException("body", "not JSON");
        }
    }

    private static void put(Headers headers, String name, JsonNode value)
            throws MalformedRecordException {
        if (value.isNull()) {
            return; // CloudEvents: the same as not being there
        }
        if (!NAME.matcher(name).matches()) {
            throw new MalformedRecordException(
                    "body", "names of attributes are lower-case letters and digits");
        }
        if (value.isContainerNode()) {
            throw new MalformedRecordException(name, "neither text nor a number nor a boolean");
        }
        String header = name.equals("datacontenttype") ? "content-type" : "ce_" + name;
        headers.add(header, value.asText().getBytes(UTF_8));
    }

    private static byte[] data(JsonNode event) throws MalformedRecordException {
        JsonNode binary = event.path("data_base64");
        try {
            if (!binary.isMissingNode()) {
                return binary.binaryValue();
            }
        } catch (IOException e) {
            throw new MalformedRecordException("data_base64", "not base64");
        }
        JsonNode data = event.path("data");
        return data.isMissingNode() ? null : data.toString().getBytes(UTF_8);
    }
}
