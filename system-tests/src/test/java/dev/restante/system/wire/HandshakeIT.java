package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.server.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connection begins (socketio-wire 1). */
@ExtendWith(ServerUnderTest.class)
class HandshakeIT {

    private static final String OPEN =
            "0\\{\"sid\":\"[A-Za-z0-9_-]{20}\",\"upgrades\":\\[%s],\"pingInterval\":25000,"
                    + "\"pingTimeout\":20000,\"maxPayload\":1000000}";

    @Test
    void on_polling_it_is_answered_by_the_open_packet(Wire wire) {
        HttpAnswer answer = wire.get(PollingSession.HANDSHAKE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).matches(OPEN.formatted("\"websocket\""));
    }

    @Test
    void on_polling_its_answer_is_text_that_nobody_may_store(Wire wire) {
        HttpAnswer answer = wire.get(PollingSession.HANDSHAKE);

        assertThat(answer.header("Content-Type")).hasValue("text/plain; charset=UTF-8");
        assertThat(answer.header("Content-Length")).hasValue("" + answer.body().length);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void on_a_websocket_the_first_frame_is_the_open_packet_without_upgrades(Wire wire) {
        String first = wire.frames(Setup.PLAIN, Wire.WEBSOCKET).next();

        assertThat(first).matches(OPEN.formatted(""));
    }

    @Test
    void every_session_has_an_id_of_its_own(Wire wire) {
        assertThat(wire.polling().sid()).isNotEqualTo(wire.polling().sid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/socket.io/anything/?EIO=4&transport=polling",
                "/socket.io/?colour=red&transport=polling&EIO=4&t=abcdefgh",
                "/socket.io/?EIO=4&transport=polling&b64=1",
                "/socket.io/?EIO=4&transport=polling&sid=",
            })
    void any_path_below_the_prefix_and_any_further_query_will_do(String target, Wire wire) {
        HttpAnswer answer = wire.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("0{\"sid\":");
    }

    @Test
    void the_path_without_its_slash_is_not_engine_io(Wire wire) {
        assertThat(wire.get("/socket.io?EIO=4&transport=polling").status()).isEqualTo(404);
    }

    @Test
    void compression_of_websocket_messages_is_not_agreed_to(Wire wire) {
        HttpAnswer answer =
                wire.send(
                        HttpCall.upgrade(Wire.WEBSOCKET)
                                .with("Sec-WebSocket-Extensions: permessage-deflate"));

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("Sec-WebSocket-Accept")).hasValue("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(answer.header("Sec-WebSocket-Extensions")).isEmpty();
    }
}
