package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.RawWebSocket;
import dev.restante.system.wire.server.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each side says goodbye once (RFC 6455, 5.5.1): a browser reports anything after it as an error.
 */
@ExtendWith(ServerUnderTest.class)
class OneCloseFrameIT {

    private static final int NONE = -1;

    @Test
    void the_close_frame_of_a_client_is_answered_once(Wire wire) {
        RawWebSocket socket = open(wire);

        socket.sayClose();

        assertThat(socket.typesUntil(NONE)).containsOnlyOnce(RawWebSocket.CLOSE);
    }

    @Test
    void after_the_close_frame_of_the_server_comes_no_other(Wire wire) {
        RawWebSocket socket = open(wire);
        socket.send("40/plain,");
        socket.send("not a packet");
        assertThat(socket.typesUntil(RawWebSocket.CLOSE)).contains(RawWebSocket.CLOSE);

        socket.sayClose();

        assertThat(socket.typesUntil(NONE)).isEmpty();
    }

    private static RawWebSocket open(Wire wire) {
        return wire.keep(new RawWebSocket(wire.address(Setup.PLAIN), Wire.WEBSOCKET));
    }
}
