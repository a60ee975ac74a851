package dev.restante.system;

import static dev.restante.system.stack.Part.CONSUMER;
import static dev.restante.system.stack.Part.GATEWAY;
import static dev.restante.system.stack.Part.KAFKA;
import static dev.restante.system.stack.Part.PRODUCER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.client.Connected;
import dev.restante.system.client.Loss;
import dev.restante.system.client.NodeClient;
import dev.restante.system.stack.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of everything, one after another, while events flow. */
@OnEveryStack
class EverythingKilledIT {

    private static final List<Part> ONE_AFTER_ANOTHER = List.of(CONSUMER, PRODUCER, GATEWAY, KAFKA);

    @Test
    void nothing_is_lost_or_doubled_when_every_process_is_killed_in_turn(Scenario scenario) {
        NodeClient sender = scenario.nodeMember();
        NodeClient other = scenario.nodeMember();
        Flow messages = scenario.insistentMessages(sender, Duration.ofMillis(10)).start();
        Flow posts = scenario.posts(Duration.ofMillis(10)).start();

        for (Part part : ONE_AFTER_ANOTHER) {
            messages.untilAcked(30);
            posts.untilAcked(30);
            scenario.stack().kill(part);
            scenario.stack().start(part);
        }
        messages.untilAcked(30);
        posts.untilAcked(30);

        scenario.mustBalance(sender, other);
        assertThat(other.inbox().connections())
                .containsExactly(new Connected(other.id(), false), new Connected(other.id(), true));
    }

    /** A killed consumer-service may answer twice; the repeats are in the log for good. */
    @Test
    @Tag(OnEveryStack.EMBEDDED_ONLY)
    void a_browser_that_was_away_all_the_time_gets_everything_once(Scenario scenario) {
        NodeClient browser = scenario.nodeMember();
        NodeClient sender = scenario.nodeMember();
        Flow messages = scenario.messages(sender, Duration.ofMillis(3)).start();
        messages.untilAcked(100);

        browser.drop(Loss.CUT);
        for (Part part : List.of(CONSUMER, CONSUMER, GATEWAY)) {
            messages.untilAcked(100);
            scenario.stack().kill(part);
            scenario.stack().start(part);
        }
        messages.untilAcked(100);
        browser.comeBack();

        scenario.mustBalance(sender, browser);
        assertThat(browser.inbox().connections())
                .last()
                .extracting(Connected::recovered)
                .isEqualTo(true);
    }

    @Test
    @Tag(OnEveryStack.EMBEDDED_ONLY)
    void a_service_that_comes_back_before_kafka_waits_for_it(Scenario scenario) {
        NodeClient client = scenario.nodeMember();
        Flow messages = scenario.insistentMessages(client, Duration.ofMillis(10)).start();
        messages.untilAcked(30);

        scenario.stack().kill(KAFKA);
        scenario.stack().kill(CONSUMER);
        messages.untilRefused(1);
        scenario.stack().start(KAFKA);
        messages.untilAcked(30);
        scenario.stack().start(CONSUMER);

        scenario.mustBalance(client);
    }
}
