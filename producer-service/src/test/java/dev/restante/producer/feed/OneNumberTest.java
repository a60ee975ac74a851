package dev.restante.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.restante.producer.json.Flaw;
import dev.restante.producer.json.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneNumberTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000})
    void a_rate_within_the_range_is_taken(int rate) throws InvalidRequestException {
        assertThat(read("{\"rate\": " + rate + "}")).isEqualTo(rate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rate\":-1} | /rate",
                "{\"rate\":1001} | /rate",
                "{\"rate\":99999999999} | /rate",
                "{\"rate\":1.5} | /rate",
                "{\"rate\":\"1\"} | /rate",
                "{\"rate\":null} | /rate",
                "{\"rate\":[1]} | /rate",
                "{\"rate\":1,\"rate\":2} | /rate",
                "{} | /rate",
                "{\"speed\":1} | /speed",
                "[1] | ''",
                "'' | ''"
            })
    void anything_else_is_refused_with_its_place(String body, String pointer) {
        InvalidRequestException refusal =
                catchThrowableOfType(InvalidRequestException.class, () -> read(body));

        assertThat(refusal.flaws()).extracting(Flaw::pointer).containsExactly(pointer);
    }

    private static int read(String body) throws InvalidRequestException {
        return OneNumber.RATE.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
