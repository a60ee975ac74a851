package dev.restante.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private final Headers headers = new RecordHeaders();
    private final Attributes attributes = new Attributes(headers);

    @ParameterizedTest
    @CsvSource({"application/octet-stream", "image/png", "text/plain", "json"})
    void aValueThatIsNotJsonIsOneBinaryArgument(String type) throws MalformedRecordException {
        attributes.putContentType(type);

        assertThat(ArgumentsRecord.read(attributes, new byte[] {1, -1}))
                .isEqualTo(Arguments.binary(new byte[] {1, -1}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON;charset=utf-8",
                "text/json",
                "application/vnd.x+json; v=1",
                " "
            })
    void aValueThatIsJsonIsText(String type) throws MalformedRecordException {
        attributes.putContentType(type);

        assertThat(ArgumentsRecord.read(attributes, "5".getBytes(UTF_8)))
                .isEqualTo(Arguments.of("5"));
    }

    @Test
    void noBytesAreABinaryArgumentToo() throws MalformedRecordException {
        byte[] value = ArgumentsRecord.write(attributes, Arguments.binary(new byte[0]));

        assertThat(value).isEmpty();
        assertThat(ArgumentsRecord.read(attributes, value))
                .isEqualTo(Arguments.binary(new byte[0]));
    }

    @Test
    void noValueIsNoArgumentWhateverItsType() throws MalformedRecordException {
        attributes.putContentType(ContentType.BINARY);

        assertThat(ArgumentsRecord.read(attributes, null)).isEqualTo(Arguments.none());
    }

    @Test
    void aPlaceholderWithoutAttachmentsIsData() throws MalformedRecordException {
        Arguments data = Arguments.of(Arguments.binary(new byte[0]).json());

        byte[] value = ArgumentsRecord.write(attributes, data);

        assertThat(data.isBinary()).isFalse();
        assertThat(headers.lastHeader("content-type").value()).asString().endsWith("json");
        assertThat(ArgumentsRecord.read(attributes, value)).isEqualTo(data);
    }

    @Test
    void attachmentsBesideOneBinaryArgumentAreKept() throws MalformedRecordException {
        Attachment a = new Attachment(new byte[] {1});
        Arguments two = new Arguments(1, Arguments.binary(a.bytes()).json(), List.of(a, a));

        byte[] value = ArgumentsRecord.write(attributes, two);

        assertThat(ArgumentsRecord.read(attributes, value)).isEqualTo(two);
    }

    @Test
    void moreAttachmentsThanClientsTakeAreNotToBeMade() {
        List<Attachment> eleven = Collections.nCopies(11, new Attachment(new byte[0]));

        assertThatThrownBy(() -> new Arguments(1, "1", eleven))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void attachmentsAreEqualByTheirBytes() {
        Attachment one = new Attachment(new byte[] {1, 2});

        assertThat(one)
                .isEqualTo(new Attachment(new byte[] {1, 2}))
                .hasToString("Attachment[2 bytes]");
        assertThat(one).isNotEqualTo(new Attachment(new byte[] {1, 3}));
    }
}
