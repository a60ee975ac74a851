package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events that only those get who can take them now (7). */
@ExtendWith(ServerUnderTest.class)
class VolatileIT {

    private static final String VOLATILE = "42/plain,[\"volatile\",1]";

    @ParameterizedTest
    @EnumSource(Transport.class)
    void who_can_take_it_gets_it(Transport transport, Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send(VOLATILE);

        assertThat(client.next()).isEqualTo(VOLATILE);
    }

    @Test
    void who_polls_when_it_comes_gets_it(Wire wire) {
        PollingSession session = PollingIT.joined(wire, "/plain");
        CompletableFuture<HttpAnswer> poll = session.startPoll();
        session.post("3");

        session.post(VOLATILE);

        assertThat(poll.join().text()).isEqualTo(VOLATILE);
    }

    /** What follows it in order has reached somebody else before the client polls. */
    @Test
    void who_does_not_poll_when_it_comes_never_gets_it(Wire wire) {
        String room = Wire.room();
        WireClient observer = wire.join(Transport.WEBSOCKET, "/plain");
        observer.send("42/plain,1[\"enter\",\"" + room + "\"]");
        assertThat(observer.next()).startsWith("43/plain,1");
        PollingSession session = wire.polling();
        session.post("40/plain,");
        String sid = session.poll().text().replaceAll("^.*\"sid\":\"|\".*$", "");

        session.post(VOLATILE, "42/plain,[\"say\",[\"" + sid + "\",\"" + room + "\"],2]");

        assertThat(observer.next()).isEqualTo("42/plain,[\"said\",2]");
        observer.send("42/plain,[\"echo\",3]");
        assertThat(observer.next()).isEqualTo("42/plain,[\"echo\",3]");
        assertThat(session.poll().text()).isEqualTo("42/plain,[\"said\",2]");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    @OnRestanteOnly("routes are Restante's own")
    void a_route_can_relay_events_as_volatile(Transport transport, Wire wire) {
        WireClient sender = wire.join(transport, "/plain");
        WireClient other = wire.join(transport, "/plain");

        sender.send("42/plain,[\"whisper\",1]");

        assertThat(other.next()).isEqualTo("42/plain,[\"whisper\",1]");
    }
}
