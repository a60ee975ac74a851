package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.contract.Arguments;
import dev.restante.contract.Attachment;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.gateway.json.JsonText;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCheckTest {

    private static Emit emit(Arguments arguments) {
        return new Emit(
                new Envelope("1", "/test", Instant.EPOCH, "/", Optional.empty()),
                "e",
                Set.of(),
                Set.of(),
                false,
                OptionalLong.empty(),
                arguments);
    }

    private static Emit emit(int count, String json) {
        return emit(new Arguments(count, json));
    }

    private static Emit emitWithAttachments(int attachments, String json) {
        return emit(
                Arguments.of(json)
                        .with(Collections.nCopies(attachments, new Attachment(new byte[1]))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|[]", "1|5", "1|[]", "1|{\"a\":[1]}", "2|[1,\"a\"]", "2| [ 1 , {} ] "})
    void argumentsThatAreWhatTheySayPass(int count, String json) {
        assertThatCode(() -> JsonCheck.check(emit(count, json))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|{",
                "1|",
                "1|1,2",
                "2|[1]",
                "2|{}",
                "0|[1]",
                "1|1],[2",
                "2|[1,2]]",
                "1|nul"
            })
    void argumentsThatWouldBreakAPacketAreRefused(int count, String json) {
        assertThatThrownBy(() -> JsonCheck.check(emit(count, json == null ? "" : json)))
                .isInstanceOf(MalformedRecordException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|{\"_placeholder\":true,\"num\":0}",
                "2|[{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0}]",
                "1|{\"a\":{\"num\":0.0,\"_placeholder\":true},\"b\":1}",
                "1|5",
                "0|{\"_placeholder\":true,\"num\":7}"
            })
    void placeholdersThatNameAttachmentsPass(int attachments, String json) {
        Emit emit = emitWithAttachments(attachments, json);

        assertThatCode(() -> JsonCheck.check(emit)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|{\"_placeholder\":true,\"num\":1}",
                "1|{\"_placeholder\":true,\"num\":-1}",
                "1|{\"_placeholder\":true,\"num\":\"0\"}",
                "1|[[{\"a\":{\"_placeholder\":true}}]]",
                "2|[{\"_placeholder\":true,\"num\":2},{\"_placeholder\":true,\"num\":0}]"
            })
    void placeholdersThatNameNoAttachmentAreRefused(int attachments, String json) {
        assertThatThrownBy(() -> JsonCheck.check(emitWithAttachments(attachments, json)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("value: a placeholder without its attachment");
    }

    @Test
    void bytesAloneAreNoJsonToCheck() {
        Emit emit = emit(Arguments.binary(new byte[] {'{'}));

        assertThatCode(() -> JsonCheck.check(emit)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatIsNestedTooDeepIsRefused(int attachments) {
        int depth = JsonText.MAX_DEPTH;
        Emit emit = emitWithAttachments(attachments, "[".repeat(depth) + "]".repeat(depth));

        assertThatThrownBy(() -> JsonCheck.check(emit))
                .isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void whateverAClientMayEmitMayAlsoBeRelayed() {
        Emit emit = emit(2, "[" + "9".repeat(2000) + ",{\"" + "n".repeat(60_000) + "\":1}]");

        assertThatCode(() -> JsonCheck.check(emit)).doesNotThrowAnyException();
    }
}
