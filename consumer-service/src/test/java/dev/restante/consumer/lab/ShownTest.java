package dev.restante.consumer.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.lab.Shown.Bytes;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownTest {

    private static Shown shown(byte[] key, byte[] value, Map<String, byte[]> headers) {
        return Shown.of(LabRecords.record(2, 7, key, value, headers));
    }

    @Test
    void bytes_are_told_as_they_are_and_as_text() {
        Shown shown = shown("kéy".getBytes(UTF_8), "{}".getBytes(UTF_8), Map.of());

        assertThat(shown.key()).isEqualTo(new Bytes("kéy", "a8OpeQ==", 4));
        assertThat(shown.value()).isEqualTo(new Bytes("{}", "e30=", 2));
        assertThat(shown.partition()).isEqualTo(2);
        assertThat(shown.offset()).isEqualTo(7);
    }

    @Test
    void what_is_no_text_has_none() {
        byte[] bytes = {(byte) 0xff, 0};

        assertThat(shown(null, bytes, Map.of()).value()).isEqualTo(new Bytes(null, "/wA=", 2));
    }

    @Test
    void a_record_without_key_and_value_has_none() {
        Shown shown = shown(null, null, Map.of());

        assertThat(shown.key()).isNull();
        assertThat(shown.value()).isNull();
        assertThat(shown.bytes()).isZero();
    }

    @Test
    void the_size_counts_key_value_and_headers() {
        Shown shown = shown(new byte[3], new byte[5], Map.of("name", new byte[7]));

        assertThat(shown.bytes()).isEqualTo(3 + 5 + 4 + 7);
    }

    @Test
    void of_very_many_bytes_the_first_are_told_and_how_many_there_are() {
        byte[] value = "é".repeat(Shown.MOST).getBytes(UTF_8);
        byte[] oddly = new byte[value.length + 1];
        oddly[0] = 'x';
        System.arraycopy(value, 0, oddly, 1, value.length);

        Bytes told = shown(null, oddly, Map.of()).value();

        assertThat(told.bytes()).isEqualTo(2 * Shown.MOST + 1);
        assertThat(Base64.getDecoder().decode(told.base64())).hasSize(Shown.MOST);
        assertThat(told.text()).startsWith("xé").endsWith("é\ufffd");
    }
}
