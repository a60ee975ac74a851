package dev.restante.system;

import static dev.restante.system.stack.Part.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.stack.Daemon;
import dev.restante.system.stack.Daemons;
import dev.restante.system.stack.Postgres;
import dev.restante.system.stack.ProducerService;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two producer-services with the outbox in one PostgreSQL: one delivers what the other kept. */
@ExtendWith(StackUnderTest.class)
@TestInstance(Lifecycle.PER_CLASS)
class TwoProducersIT {

    private static final Duration PACE = Duration.ofMillis(5);

    private Postgres postgres;
    private Daemons daemons;
    private Daemon one;
    private Daemon other;

    @BeforeEach
    void start(Scenario scenario) {
        if (postgres == null) {
            postgres = Postgres.start();
            daemons = Daemons.beside("two-producers", scenario.stack());
            one = daemons.producerWithOutbox("one", postgres);
            other = daemons.producerWithOutbox("other", postgres);
        }
        startAgain(one);
        startAgain(other);
    }

    private static void startAgain(Daemon process) {
        process.start();
        Scenario.until(process.name() + " is ready", process::isReady);
    }

    @RegisterExtension
    final AfterTestExecutionCallback logs =
            context ->
                    context.getExecutionException()
                            .filter(failure -> other != null)
                            .ifPresent(
                                    failure -> System.out.println(one.logTail() + other.logTail()));

    @AfterAll
    void stop() {
        if (other != null) {
            one.close();
            other.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private ProducerService service(String part) {
        return new ProducerService(daemons.address(part));
    }

    private int waiting(String part) {
        return service(part).outbox().json().path("waiting").asInt(-1);
    }

    @Test
    void what_a_killed_instance_kept_while_kafka_was_down_is_delivered_once_by_the_other(
            Scenario scenario) {
        Client client = scenario.member(ClientKind.JAVA);
        Flow ofOne = scenario.posts(service("one"), PACE).start();
        Flow ofOther = scenario.posts(service("other"), PACE).start();
        ofOne.untilAcked(50);
        ofOther.untilAcked(50);

        scenario.stack().kill(KAFKA);
        ofOne.untilAcked(50);
        ofOther.untilAcked(50);
        one.kill();
        int waiting = waiting("other");
        scenario.stack().start(KAFKA);
        ofOther.untilAcked(50);
        startAgain(one);
        ofOne.untilAcked(50);

        assertThat(waiting).as("of both together").isGreaterThanOrEqualTo(100);
        scenario.mustBalance(client);
    }

    @Test
    void an_instance_that_stands_still_does_not_keep_the_other_from_delivering(Scenario scenario) {
        Client client = scenario.member(ClientKind.JAVA);
        Flow ofOne = scenario.posts(service("one"), PACE).start();
        ofOne.untilAcked(50);
        other.kill();
        scenario.stack().kill(KAFKA);
        ofOne.untilAcked(50);

        // It has the turn, and waits for Kafka.
        one.suspend();
        try {
            scenario.stack().start(KAFKA);
            startAgain(other);
            Scenario.until("the other has delivered all", () -> waiting("other") == 0);
        } finally {
            one.resume();
        }

        ofOne.untilAcked(50);
        scenario.posts(service("other"), PACE).start().untilAcked(50);
        scenario.mustBalance(client);
    }
}
