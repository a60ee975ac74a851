package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class HeaderBytesTest {

    @Test
    void headersComeBackInOrderWithRepeatsAndNulls() {
        Headers headers = new RecordHeaders();
        headers.add("é", new byte[] {0, -1});
        headers.add("twice", new byte[0]);
        headers.add("twice", null);

        assertThat(HeaderBytes.read(HeaderBytes.write(headers)).toArray())
                .isEqualTo(headers.toArray());
    }

    @Test
    void bytesThatEndTooEarlyAreAnError() {
        assertThatThrownBy(() -> HeaderBytes.read(new byte[] {0, 0, 0, 1}))
                .isInstanceOf(UncheckedIOException.class);
    }
}
