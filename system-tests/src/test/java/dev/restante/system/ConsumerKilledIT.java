package dev.restante.system;

import static dev.restante.system.stack.Part.CONSUMER;

import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.stack.StackKind;
import java.time.Duration;

/** {@code kill -9} of consumer-service, and its start. */
@OnEveryStack
class ConsumerKilledIT {

    private static final int KILLS = StackKind.chosen().kills(3);

    @EachClient
    void messages_wait_for_a_killed_consumer_service_and_are_processed_once(
            ClientKind kind, Scenario scenario) {
        Client sender = scenario.member(kind);
        Client other = scenario.member(kind);
        Flow messages = scenario.messages(sender, Duration.ofMillis(3)).start();

        for (int kill = 1; kill <= KILLS; kill++) {
            messages.untilAcked(100);
            scenario.stack().kill(CONSUMER);
            messages.untilAcked(100);
            scenario.stack().start(CONSUMER);
        }
        messages.untilAcked(100);

        scenario.mustBalance(sender, other);
    }
}
