package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Connected;
import dev.restante.system.client.Loss;
import dev.restante.system.client.NodeClient;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A browser loses its connection, and comes back. */
@ExtendWith(StackUnderTest.class)
class BrowserOfflineIT {

    private static final int DROPS = 40;
    private static final int MOST_EVENTS_BETWEEN = 60;

    @ParameterizedTest
    @EnumSource(Loss.class)
    void a_browser_that_was_offline_gets_what_it_missed(Loss loss, Scenario scenario) {
        NodeClient browser = scenario.nodeMember();
        Client other = scenario.member(ClientKind.JAVA);
        String id = browser.id();
        Flow messages = scenario.messages(other, Duration.ofMillis(3)).start();
        Flow posts = scenario.posts(Duration.ofMillis(3)).start();

        messages.untilAcked(50);
        browser.drop(loss);
        messages.untilAcked(50);
        posts.untilAcked(50);
        browser.comeBack();
        messages.untilAcked(50);

        scenario.mustBalance(browser, other);
        assertThat(browser.inbox().connections())
                .containsExactly(new Connected(id, false), new Connected(id, true));
    }

    /** At random moments, so at some between the end of the replay and the first live event. */
    @Test
    void a_browser_that_drops_again_and_again_misses_nothing_and_sees_nothing_twice(
            Scenario scenario) {
        long seed = System.nanoTime();
        System.out.println("SEED    of the drops: " + seed);
        Random random = new Random(seed);
        NodeClient browser = scenario.nodeMember();
        Client other = scenario.member(ClientKind.JAVA);
        Flow messages = scenario.messages(other, Duration.ofMillis(2)).start();
        scenario.posts(Duration.ofMillis(2)).start();

        for (int drop = 1; drop <= DROPS; drop++) {
            messages.untilAcked(random.nextInt(MOST_EVENTS_BETWEEN));
            browser.drop(Loss.values()[random.nextInt(Loss.values().length)]);
            messages.untilAcked(random.nextInt(MOST_EVENTS_BETWEEN));
            browser.comeBack();
        }

        scenario.mustBalance(browser, other);
        assertThat(browser.inbox().connections())
                .hasSize(1 + DROPS)
                .extracting(Connected::id)
                .containsOnly(browser.id());
    }
}
