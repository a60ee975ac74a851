package dev.restante.system;

import static dev.restante.system.stack.Part.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.ledger.Event;
import dev.restante.system.stack.Daemon;
import dev.restante.system.stack.Daemons;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A producer-service with an outbox, while Kafka is down and while it is killed itself. */
@ExtendWith(StackUnderTest.class)
class OutboxIT {

    private Daemon process;
    private ProducerService producer;

    @BeforeEach
    void start(Scenario scenario) {
        Daemons daemons = Daemons.beside("outbox", scenario.stack());
        process = daemons.producerWithOutbox("producer", Map.of());
        producer = new ProducerService(daemons.address("producer"));
        startProcess();
    }

    private void startProcess() {
        process.start();
        Scenario.until("producer-service is ready", process::isReady);
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void events_that_come_while_kafka_is_down_are_kept_and_arrive_once_in_order(Scenario scenario) {
        Client client = scenario.member(ClientKind.JAVA);
        Flow posts = scenario.posts(producer, Duration.ofMillis(5)).start();
        posts.untilAcked(50);

        scenario.stack().kill(KAFKA);
        posts.untilAcked(50);
        Reply batch = producer.batch(batch(scenario));
        process.kill();
        startProcess();
        posts.untilAcked(50);
        int waiting = waiting();
        Reply readiness = producer.readiness();
        scenario.stack().start(KAFKA);
        Scenario.until("the outbox is empty", () -> waiting() == 0);
        posts.untilAcked(50);

        assertThat(batch.status()).as("%s", batch).isEqualTo(202);
        assertThat(waiting).isGreaterThanOrEqualTo(100);
        assertThat(readiness.status()).as("%s", readiness).isEqualTo(200);
        scenario.mustBalance(client);
    }

    private int waiting() {
        return producer.outbox().json().path("waiting").asInt(-1);
    }

    /** Ten events, in the ledger as if they were acked: their answer is looked at later. */
    private static List<ObjectNode> batch(Scenario scenario) {
        String source = Scenario.randomName("batch");
        return IntStream.rangeClosed(1, 10)
                .mapToObj(number -> new Event(source, number, false))
                .map(
                        event -> {
                            scenario.ledger().sent(event);
                            scenario.ledger().acked(event);
                            return ProducerService.event(
                                    event.id(),
                                    "notice",
                                    scenario.room(),
                                    Scenario.object().put("id", event.id()));
                        })
                .toList();
    }
}
