package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.server.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a load balancer may want: a cookie (3), or an id that says which gateway has the session.
 */
@ExtendWith(ServerUnderTest.class)
class CookieIT {

    @Test
    void by_default_there_is_none(Wire wire) {
        assertThat(wire.get(PollingSession.HANDSHAKE).header("Set-Cookie")).isEmpty();
    }

    @Test
    void the_handshake_on_polling_sets_it_to_the_session_id(Wire wire) {
        HttpAnswer answer =
                HttpCall.get(PollingSession.HANDSHAKE).send(wire.address(Setup.DRESSED));

        String sid = answer.text().replaceAll("^0\\{\"sid\":\"|\".*$", "");
        assertThat(answer.header("Set-Cookie"))
                .hasValue("io=" + sid + "; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void the_session_id_ends_with_the_route_of_the_gateway(Wire wire) {
        HttpAnswer answer =
                HttpCall.get(PollingSession.HANDSHAKE).send(wire.address(Setup.DRESSED));

        assertThat(answer.text()).matches("0\\{\"sid\":\"[A-Za-z0-9_-]{20}\\.dressed-1\".*");
    }

    @Test
    void later_requests_do_not_set_it_again(Wire wire) {
        PollingSession session = PollingSession.open(wire.address(Setup.DRESSED));

        HttpAnswer post = session.post("40");
        HttpAnswer poll = session.poll();

        assertThat(post.header("Set-Cookie")).isEmpty();
        assertThat(poll.header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_websocket_does_not_set_it(Wire wire) {
        HttpAnswer answer = HttpCall.upgrade(Wire.WEBSOCKET).send(wire.address(Setup.DRESSED));

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
