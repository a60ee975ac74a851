package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.contract.Arguments;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCheckTest {

    private static Emit emit(int count, String json) {
        return new Emit(
                new Envelope("1", "/test", Instant.EPOCH, "/", Optional.empty()),
                "e",
                Set.of(),
                Set.of(),
                false,
                OptionalLong.empty(),
                new Arguments(count, json));
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
}
