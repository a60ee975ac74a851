package dev.restante.system;

import static dev.restante.system.stack.Part.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of Kafka, and its start. */
@OnEveryStack
class KafkaKilledIT {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    /** That every refusal is a typed error, {@link Messages} checks. */
    @EachClient
    void connections_stay_and_no_acked_message_is_lost(ClientKind kind, Scenario scenario) {
        Client sender = scenario.member(kind);
        Client other = scenario.member(kind);
        Flow messages = scenario.messages(sender, Duration.ofMillis(20)).start();
        Flow insistent = scenario.insistentMessages(other, Duration.ofMillis(20)).start();

        messages.untilAcked(50);
        scenario.stack().kill(KAFKA);
        messages.untilRefused(50);
        insistent.untilRefused(1);
        long started = System.nanoTime();
        Duration ready = scenario.stack().start(KAFKA);
        messages.untilAcked(1);
        Duration serves = Duration.ofNanos(System.nanoTime() - started);
        messages.untilAcked(50);
        insistent.untilAcked(50);

        System.out.printf(
                "MEASURED Kafka is ready %d ms and acks come %d ms after its start;"
                        + " the slowest answer took %d ms%n",
                ready.toMillis(), serves.toMillis(), messages.slowestAnswer().toMillis());
        scenario.mustBalance(sender, other);
        assertThat(messages.slowestAnswer()).isLessThan(ANSWERED_WITHIN);
        assertThat(insistent.slowestAnswer()).isLessThan(ANSWERED_WITHIN);
        assertThat(serves).isLessThan(scenario.stack().kafkaIsBackWithin());
        assertThat(sender.inbox().disconnects()).isEmpty();
        assertThat(other.inbox().disconnects()).isEmpty();
        assertThat(sender.inbox().connections()).hasSize(1);
        assertThat(other.inbox().connections()).hasSize(1);
    }

    @Test
    void posted_events_are_answered_503_and_are_there_once_when_sent_again(Scenario scenario) {
        Client client = scenario.member(ClientKind.JAVA);
        Flow posts = scenario.posts(Duration.ofMillis(5)).start();
        posts.untilAcked(20);

        scenario.stack().kill(KAFKA);
        Reply reply = scenario.producer().structured(notice());
        posts.untilRefused(1);
        scenario.stack().start(KAFKA);
        posts.untilAcked(20);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.mediaType()).isEqualTo("application/problem+json");
        assertThat(reply.json().path("status").asInt()).isEqualTo(503);
        scenario.mustBalance(client);
    }

    @Test
    void a_join_is_refused_while_kafka_is_down(Scenario scenario) {
        Client client = scenario.member(ClientKind.JAVA);
        String room = Scenario.randomName("refused");

        scenario.stack().kill(KAFKA);
        JsonNode answer = client.askText("join", room);

        assertThat(answer.path("status").asText()).isEqualTo("error");
        assertThat(answer.path("code").asText()).isEqualTo("kafka_unavailable");
        assertThat(client.inbox().disconnects()).isEmpty();
    }

    private static JsonNode notice() {
        JsonNode data = Scenario.object().put("text", "to nobody");
        return ProducerService.event(
                Scenario.randomName("notice"), "notice", Scenario.randomName("empty"), data);
    }
}
