package dev.restante.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    static Stream<Instant> times() {
        Random random = new Random(1);
        long end = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        Stream<Instant> any =
                Stream.generate(
                                () ->
                                        Instant.ofEpochSecond(
                                                random.nextLong(end),
                                                random.nextInt(1_000_000_000)))
                        .limit(200);
        Stream<Instant> edges =
                Stream.of(
                                "1970-01-01T00:00:00Z",
                                "1969-12-31T23:59:59.999999999Z",
                                "0000-01-01T00:00:00Z",
                                "-0001-12-31T23:59:59Z",
                                "2024-02-29T12:34:56.100Z",
                                "2026-11-24T09:30:00.123Z",
                                "2026-11-24T09:30:00.000001Z",
                                "2026-11-24T09:30:00.000000001Z",
                                "9999-12-31T23:59:59.999999999Z",
                                "+10000-01-01T00:00:00Z")
                        .map(Instant::parse);
        return Stream.concat(edges, any);
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeIsWrittenAsTheJdkWritesIt(Instant time) {
        assertThat(new String(Rfc3339.format(time), US_ASCII)).isEqualTo(time.toString());
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeIsReadBack(Instant time) {
        assertThat(Rfc3339.parse(new String(Rfc3339.format(time), US_ASCII))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T09:30:00.1Z",
                "2026-11-24T09:30:00.12345678Z",
                "2026-11-24t09:30:00.5z",
                "2026-11-24T09:30:00+00:00",
                "2026-11-24T09:30:00.25-05:30",
                "2026-11-24T09:30Z"
            })
    void whatOthersWriteIsReadAsTheJdkReadsIt(String text) {
        assertThat(Rfc3339.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "yesterday",
                "2026-11-24T09:30:00",
                "2026-02-30T09:30:00Z",
                "2026-13-01T09:30:00Z",
                "2026-11-24T24:00:00Z",
                "2026-11-24T09:30:60Z",
                "2026-11-24T09:30:00,5Z",
                "2026-11-24T09:30:00.-5Z",
                "2026-11-24T09:30:00.5xZ",
                "2026-11-24T09:30:00.1234567890Z",
                "2026-11-24 09:30:00Z",
                "2026-11-24T09:30:0٣Z"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
