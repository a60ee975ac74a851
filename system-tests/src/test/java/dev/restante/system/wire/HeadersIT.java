package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.ClientEvent;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.PollingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Headers of the handshake, as services hear of them. */
@ExtendWith(ServerUnderTest.class)
@OnRestanteOnly("the contract with services is Restante's own")
class HeadersIT {

    @Test
    void those_on_the_list_are_told_and_no_others(Wire wire) {
        HttpAnswer handshake =
                wire.send(
                        HttpCall.get(PollingSession.HANDSHAKE)
                                .with("Origin: http://page.example")
                                .with("X-Shown: yes")
                                .with("X-Hidden: secret"));
        PollingSession session = new PollingSession(wire.plain(), sid(handshake.text()));
        session.post("40/plain,");

        String sid = sid(session.poll().text());

        ClientEvent connect = wire.service().heard(event -> event.socket().equals(sid));
        assertThat(connect.arguments().json())
                .contains("\"headers\":{")
                .contains("\"origin\":\"http://page.example\"")
                .contains("\"x-shown\":\"yes\"")
                .doesNotContain("secret");
    }

    private static String sid(String packet) {
        return packet.replaceAll("^.*\"sid\":\"|\".*$", "");
    }
}
