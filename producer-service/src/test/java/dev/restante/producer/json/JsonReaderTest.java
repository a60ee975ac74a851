package dev.restante.producer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0.10e+5",
                "12345678901234567890.00",
                "true",
                "null",
                "\"\"",
                "\"a\\u00e9\\ud83d\\ude00é😀\\n\"",
                "[]",
                "{}",
                "{ \"a\" : [ 1.0, \"x,]}\" ] , \"b\":null }"
            })
    void a_value_is_handed_on_as_it_was_written(String text) throws InvalidRequestException {
        JsonReader json = reader(" \t\r\n" + text + " \n");
        json.require();

        assertThat(json.value().text()).isEqualTo(text);

        json.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "\"x\"", "false", "[[1],[2,[3]]]", "{\"b\":[1]}"})
    void a_value_within_others_ends_where_it_ends(String text) throws InvalidRequestException {
        JsonReader json = reader("[0," + text + ",9]");
        json.require();
        json.require();
        json.require();

        assertThat(json.value().text()).isEqualTo(text);
        json.require();
        assertThat(json.scalar()).isEqualTo("9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[] | 0", "[1] | 1", "[[1,2],{\"a\":[]},\"x\"] | 3", "[null,[],{}] | 3"})
    void the_elements_of_an_array_are_counted(String text, int elements)
            throws InvalidRequestException {
        JsonReader json = reader(text);
        json.require();

        assertThat(json.value().elements()).hasValue(elements);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2} | /a | Duplicate",
                "{\"a\":[0,{\"b\":1,\"b\":2}]} | /a/1/b | Duplicate",
                "{\"a\":[1e400]} | /a/0 | number out of range",
                "{\"a\":[1,}  | /a/1 | line 1, column",
                "{\"a\":[1 | /a/0 | line 1, column",
                "{\"a/b\":{\"~\":tru}} | /a~1b/~0 | tru",
                "{\"a\":01} | /a | zero",
                "{\"a\":NaN} | /a | NaN",
                "{\"a\":'x'} | /a | '",
                "[1] 2 | `` | more text after",
                "`` | `` | the text ends here"
            })
    void what_is_wrong_is_said_with_its_place(String text, String pointer, String detail) {
        InvalidRequestException refusal =
                catchThrowableOfType(InvalidRequestException.class, () -> readAll(reader(text)));

        assertThat(refusal.flaws()).hasSize(1);
        assertThat(refusal.flaws().get(0).pointer()).isEqualTo(pointer);
        assertThat(refusal.flaws().get(0).detail()).contains(detail);
    }

    @Test
    void more_levels_than_the_limit_are_refused() throws InvalidRequestException {
        readAll(reader("[".repeat(100) + "]".repeat(100)));

        InvalidRequestException refusal =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> readAll(reader("[".repeat(101) + "]".repeat(101))));

        assertThat(refusal.flaws().get(0).detail()).contains("nesting depth");
    }

    @Test
    void a_number_of_thousands_of_digits_is_refused() {
        InvalidRequestException refusal =
                catchThrowableOfType(
                        InvalidRequestException.class, () -> readAll(reader("1".repeat(5000))));

        assertThat(refusal.flaws().get(0).detail()).contains("exceeds the maximum");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xED, 0xFF})
    void what_is_not_utf8_is_refused_with_its_place(int wrong) {
        byte[] bytes = {'"', 'a', (byte) wrong, '"'};

        InvalidRequestException refusal =
                catchThrowableOfType(
                        InvalidRequestException.class, () -> readAll(new JsonReader(bytes)));

        assertThat(refusal.flaws()).containsExactly(Flaw.inBody("", "not UTF-8 at byte 3"));
    }

    private static void readAll(JsonReader json) throws InvalidRequestException {
        json.require();
        json.value();
        json.end();
    }

    private static JsonReader reader(String text) throws InvalidRequestException {
        return new JsonReader(text.getBytes(StandardCharsets.UTF_8));
    }
}
