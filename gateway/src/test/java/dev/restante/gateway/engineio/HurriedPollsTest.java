package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HurriedPollsTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> answered = new ArrayList<>();
    private final PollingTransport transport =
            new PollingTransport(
                    channel.eventLoop(), config(), answers(), UpgradeProbe.NOBODY, () -> {});

    @Test
    void while_a_probe_lasts_a_poll_is_answered_every_100_ms() {
        channel.freezeTime();
        transport.hurry();

        pollFor(300);

        assertThat(answered).containsOnly("6").hasSizeBetween(3, 4);
    }

    @Test
    void probes_that_were_given_up_make_the_next_one_no_quicker() {
        channel.freezeTime();
        for (int i = 0; i < 20; i++) {
            transport.hurry();
            transport.stay();
        }
        transport.hurry();

        pollFor(300);

        assertThat(answered).containsOnly("6").hasSizeBetween(3, 4);
    }

    @Test
    void after_a_probe_that_was_given_up_a_poll_waits() {
        channel.freezeTime();
        transport.hurry();
        transport.stay();

        pollFor(300);

        assertThat(answered).isEmpty();
    }

    /** There is always one poll waiting. */
    private void pollFor(int millis) {
        int before = -1;
        for (int i = 0; i < millis; i++) {
            if (answered.size() != before) {
                before = answered.size();
                transport.get(stub(HttpServerRequest.class));
            }
            channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private PollAnswers answers() {
        return new PollAnswers(null) {
            @Override
            void answer(HttpServerRequest request, String payload) {
                answered.add(payload);
            }
        };
    }

    private static EngineConfig config() {
        return stub(EngineConfig.class);
    }

    /** Answers nothing but the least: numbers are 0, requests have a response. */
    private static <T> T stub(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                method.getReturnType() == HttpServerResponse.class
                                        ? stub(HttpServerResponse.class)
                                        : method.getReturnType() == int.class ? 0 : null));
    }
}
