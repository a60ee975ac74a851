package dev.restante.producer.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.ServerEvent;
import dev.restante.producer.cloudevents.EventReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"grüße\",\"to\":\"a,b\",\"except\":\"c\",\"data\":{\"text\":\"漢字\"}",
                "\"type\":\"price\",\"args\":2,\"data\":[\"bread\",3.2]",
                "\"type\":\"ping\"",
                "\"type\":\"question\",\"ackid\":7,\"volatile\":true,\"cause\":\"c1\"",
                "\"type\":\"picture\",\"datacontenttype\":\"image/png\",\"data_base64\":\"iVBORw==\"",
                "\"type\":\"x\",\"op\":\"join\",\"to\":\"user:ada\",\"room\":\"lobby\"",
                "\"type\":\"x\",\"op\":\"leave\",\"to\":\"user:ada\",\"room\":\"lobby\"",
                "\"type\":\"x\",\"op\":\"disconnect\",\"to\":\"lobby\",\"close\":true",
                "\"type\":\"x\",\"op\":\"ack\",\"to\":\"socket\",\"ackid\":1,\"data\":[1]",
                "\"type\":\"x\",\"op\":\"admit\",\"to\":\"s\",\"cause\":\"q\",\"user\":\"ada\","
                        + "\"rooms\":\"lobby\"",
                "\"type\":\"x\",\"op\":\"refuse\",\"to\":\"s\",\"cause\":\"q\",\"message\":\"no\","
                        + "\"data\":{\"code\":1}"
            })
    void every_kind_of_event_is_read_as_it_was_written(String attributes) throws Exception {
        String json =
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",%s}".formatted(attributes);
        List<ServerEvent> events =
                EventReader.read(
                                Map.of(),
                                "application/cloudevents+json",
                                json.getBytes(StandardCharsets.UTF_8),
                                Instant.parse("2026-11-25T05:00:00.123456Z"))
                        .events();

        assertThat(EventsJson.read(EventsJson.write(events))).isEqualTo(events);
    }
}
