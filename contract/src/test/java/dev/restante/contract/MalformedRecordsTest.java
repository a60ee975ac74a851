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
        "ce_op,event",
        "ce_attachments,x",
        "ce_attachments,11"
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

    @ParameterizedTest
    @ValueSource(strings = {"ce_ackid", "ce_cause"})
    void aClientsAckWithoutWhatItAnswersIsRefused(String missing) {
        headers.put("ce_op", "ack");
        headers.put("ce_ackid", "1");
        headers.put("ce_cause", "q1");
        headers.remove(missing);

        assertThatThrownBy(() -> ClientEventRecord.read(headers(), "[]".getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage(missing + ": missing");
    }

    @ParameterizedTest
    @CsvSource({
        "admit,ce_cause,'',missing",
        "admit,ce_to,'a,b',an admission goes to exactly one socket",
        "admit,ce_user,'',empty",
        "admit,ce_rooms,'a,',a room without a name",
        "refuse,ce_cause,'',missing",
        "refuse,ce_to,'a,b',a refusal goes to exactly one socket",
        "refuse,ce_message,'',missing",
        "refuse,ce_args,2,a refusal has at most one value",
        "refuse,content-type,text/plain,the data of a refusal are JSON alone"
    })
    void anAnswerToAnAdmissionOutsideTheContractIsNamed(
            String op, String name, String value, String problem) {
        headers.put("ce_op", op);
        headers.put("ce_to", "s1");
        headers.put("ce_cause", "a1");
        headers.put("ce_message", "no");
        headers.put(name, value);

        assertThatThrownBy(() -> ServerEventRecord.read(headers(), "[1,2]".getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage(name + ": " + problem);
    }

    @Test
    void aRefusalWithBinaryDataIsRefused() {
        headers.putAll(Map.of("ce_op", "refuse", "ce_to", "s1", "ce_cause", "a1"));
        headers.putAll(Map.of("ce_attachments", "1", "attachment-0", "x"));

        assertThatThrownBy(() -> ServerEventRecord.read(headers(), "1".getBytes(UTF_8)))
                .hasMessage("ce_attachments: the data of a refusal are JSON alone");
    }

    @ParameterizedTest
    @CsvSource({
        "1,'',attachment-0: missing",
        "2,'attachment-0,attachment-2',attachment-1: missing",
        "0,attachment-0,attachment-0: more than ce_attachments says",
        "1,'attachment-0,attachment-1',attachment-1: more than ce_attachments says",
        "1,attachment-00,attachment-0: missing"
    })
    void attachmentsThatAreNotWhatWasCountedAreRefused(String count, String names, String message) {
        headers.put("ce_attachments", count);
        for (String name : names.split(",")) {
            headers.put(name.isEmpty() ? "other" : name, "x");
        }

        assertThatThrownBy(() -> ClientEventRecord.read(headers(), "1".getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage(message);
    }

    @Test
    void attachmentsThatNobodyCountedAreRefused() {
        headers.put("attachment-3", "x");

        assertThatThrownBy(() -> ClientEventRecord.read(headers(), "1".getBytes(UTF_8)))
                .hasMessage("attachment-3: more than ce_attachments says");
    }

    @Test
    void anAttachmentGivenTwiceIsRefused() {
        headers.put("ce_attachments", "1");
        Headers kafka = headers();
        kafka.add("attachment-0", new byte[] {1}).add("attachment-0", new byte[] {2});

        assertThatThrownBy(() -> ClientEventRecord.read(kafka, "1".getBytes(UTF_8)))
                .hasMessage("attachment-0: more than ce_attachments says");
    }

    @Test
    void anAttachmentWithoutAValueIsMissing() {
        headers.put("ce_attachments", "1");

        Headers kafka = headers().add("attachment-0", null);

        assertThatThrownBy(() -> ClientEventRecord.read(kafka, "1".getBytes(UTF_8)))
                .hasMessage("attachment-0: missing");
    }

    @Test
    void attachmentsWithoutAValueToStandInAreRefused() {
        headers.putAll(Map.of("ce_attachments", "1", "attachment-0", "x"));

        assertThatThrownBy(() -> ClientEventRecord.read(headers(), null))
                .hasMessage("value: empty");
    }

    @ParameterizedTest
    @CsvSource({"ce_args,0", "ce_args,2", "ce_attachments,1"})
    void aBinaryValueThatSaysMoreThanOneArgumentIsRefused(String name, String value) {
        headers.put("content-type", "image/png");
        headers.put(name, value);
        Headers kafka = headers();
        if (name.equals("ce_attachments")) {
            kafka.add("attachment-0", new byte[0]);
        }

        assertThatThrownBy(() -> ClientEventRecord.read(kafka, new byte[] {1}))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith(name + ": ");
    }

    @Test
    void aHeaderThatOnlyBeginsLikeAnAttachmentIsSomebodyElses() throws MalformedRecordException {
        headers.put("attachment-policy", "x");

        ClientEvent event = ClientEventRecord.read(headers(), "1".getBytes(UTF_8));

        assertThat(event.arguments()).isEqualTo(Arguments.of("1"));
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
