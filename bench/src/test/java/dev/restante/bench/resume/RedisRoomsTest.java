package dev.restante.bench.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedisRoomsTest {

    @Test
    void aCommandIsAnArrayOfBulkStrings() {
        assertThat(RedisRooms.command(List.of("XADD", "socket.io")))
                .asString()
                .isEqualTo("*2\r\n$4\r\nXADD\r\n$9\r\nsocket.io\r\n");
    }
}
