package dev.restante.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would harm every client that is sent it must not get further than here. */
class EventDecoderTest {

    private static ConsumerRecord<String, byte[]> message(
            String type, Map<String, String> more, String value) {
        Headers headers = new RecordHeaders();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", "1".getBytes(UTF_8));
        headers.add("ce_source", "/test".getBytes(UTF_8));
        headers.add("ce_namespace", "/".getBytes(UTF_8));
        headers.add("ce_type", type.getBytes(UTF_8));
        more.forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
        return new ConsumerRecord<>(
                "server-events",
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                "/",
                value.getBytes(UTF_8),
                headers,
                Optional.empty());
    }

    @Test
    void anEventIsRead() throws MalformedRecordException {
        ServerEvent event = EventDecoder.decode(message("news", Map.of(), "{\"a\":1}"));

        assertThat(event).isInstanceOf(ServerEvent.Emit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "connect_error",
                "disconnect",
                "disconnecting",
                "newListener",
                "removeListener"
            })
    void anEventWithAReservedNameIsRefused(String name) {
        assertThatThrownBy(() -> EventDecoder.decode(message(name, Map.of(), "1")))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(name);
    }

    @Test
    void anEventMayAskClientsForAnAck() throws MalformedRecordException {
        ServerEvent event = EventDecoder.decode(message("a", Map.of("ce_ackid", "1"), "1"));

        assertThat(event)
                .isInstanceOfSatisfying(
                        ServerEvent.Emit.class, emit -> assertThat(emit.ackId()).hasValue(1));
    }

    @Test
    void anEventThatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> EventDecoder.decode(message("a", Map.of(), "{")))
                .isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void aPlaceholderWithoutItsAttachmentIsRefused() {
        Map<String, String> one = Map.of("ce_attachments", "1", "attachment-0", "x");

        assertThatThrownBy(
                        () ->
                                EventDecoder.decode(
                                        message("a", one, "{\"_placeholder\":true,\"num\":1}")))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("value: a placeholder without its attachment");
    }

    @Test
    void aRefusalWhoseDataIsNoJsonIsRefused() {
        Map<String, String> refusal =
                Map.of("ce_op", "refuse", "ce_to", "s", "ce_cause", "q", "ce_message", "no");

        assertThatThrownBy(() -> EventDecoder.decode(message("a", refusal, "{")))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith("value: not JSON");
    }

    @Test
    void argumentsThatAreNoArrayAreRefused() {
        assertThatThrownBy(() -> EventDecoder.decode(message("a", Map.of("ce_args", "0"), "5")))
                .isInstanceOf(MalformedRecordException.class);
    }
}
