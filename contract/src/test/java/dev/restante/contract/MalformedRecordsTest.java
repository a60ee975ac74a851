package dev.restante.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRecordsTest {

    private final Map<String, String> headers = new LinkedHashMap<>();

    MalformedRecordsTest() {
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", "1");
        headers.put("ce_source", "/test");
        headers.put("ce_type", "e");
        headers.put("ce_subject", "s1");
        headers.put("ce_namespace", "/");
    }

    private Headers headers() {
        Headers kafka = new RecordHeaders();
        headers.forEach((name, value) -> kafka.add(name, value.getBytes(UTF_8)));
        return kafka;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_subject",
                "ce_namespace"
            })
    void aMissingAttributeIsNamed(String name) {
        headers.remove(name);

        assertThatThrownBy(() -> ClientEventRecord.read(headers(), "1".getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage(name + ": missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion,0.3",
        "ce_time,yesterday",
        "ce_namespace,chat",
        "ce_ackid,-1",
        "ce_ackid,x",
        "ce_args,99999999999",
        "content-type,text/plain"
    })
    void aValueOutsideTheContractIsNamed(String name, String value) {
        headers.put(name, value);

        assertThatThrownBy(() -> ClientEventRecord.read(headers(), "1".getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith(name + ": ");
    }

    @ParameterizedTest
    @CsvSource({"ce_op,fly", "ce_volatile,maybe", "ce_to,'a,,b'", "ce_to,%G1", "ce_except,','"})
    void aServerEventOutsideTheContractIsNamed(String name, String value) {
        headers.put(name, value);

        assertThatThrownBy(() -> ServerEventRecord.read(headers(), "1".getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith(name + ": ");
    }

    @Test
    void aValueThatIsNotUtf8IsNamed() {
        assertThatThrownBy(() -> ClientEventRecord.read(headers(), new byte[] {(byte) 0xc3, 0x28}))
                .hasMessage("value: not UTF-8");
    }

    @Test
    void anAckWithoutItsSocketIsRefused() {
        headers.put("ce_op", "ack");
        headers.put("ce_ackid", "1");

        assertThatThrownBy(() -> ServerEventRecord.read(headers(), "1".getBytes(UTF_8)))
                .hasMessageStartingWith("ce_to: ");
    }

    @Test
    void aRecordOfAnotherWriterNeedsNoContentType() throws MalformedRecordException {
        ClientEvent event = ClientEventRecord.read(headers(), "{\"a\":1}".getBytes(UTF_8));

        assertThat(event.arguments()).isEqualTo(Arguments.of("{\"a\":1}"));
        assertThat(event.ackId()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void aHeaderWithoutAValueIsAsGoodAsNone() throws MalformedRecordException {
        Headers kafka = headers().add("content-type", null).add("ce_room", null);

        ClientEvent event = ClientEventRecord.read(kafka, "1".getBytes(UTF_8));

        assertThat(event.room()).isEmpty();
        assertThat(event.arguments()).isEqualTo(Arguments.of("1"));
    }
}
