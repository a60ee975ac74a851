package dev.restante.system;

import static dev.restante.system.stack.Part.CONSUMER;
import static dev.restante.system.stack.Part.CONTROL;
import static dev.restante.system.stack.Part.GATEWAY;
import static dev.restante.system.stack.Part.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.Loss;
import dev.restante.system.client.NodeClient;
import dev.restante.system.client.Received;
import dev.restante.system.stack.ControlPage;
import dev.restante.system.stack.EmbeddedStack;
import dev.restante.system.stack.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the Lab's page asks of the control endpoint and of producer-service, in the real stack. */
@ExtendWith(StackUnderTest.class)
class LabStackIT {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    /** The promise is 1.5 s; this machine has other things to do. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(2_500);

    private static final int MISSED = 50;

    @Test
    void a_page_of_the_gateway_kills_and_starts_a_process(Scenario scenario, EmbeddedStack stack) {
        Instant begin = Instant.now();
        ControlPage page =
                page(scenario, scenario.stack().address(GATEWAY).toString(), "same-site");

        HttpResponse<String> preflight = page.preflight(CONSUMER, "kill");
        HttpResponse<String> kill = page.call(CONSUMER, "kill");
        HttpResponse<String> start = page.call(CONSUMER, "start");

        assertThat(List.of(preflight, kill, start))
                .allMatch(answer -> allowed(answer).equals(page.origin()))
                .extracting(HttpResponse::statusCode)
                .containsExactly(204, 200, 200);
        assertThat(stack.startedAt(CONSUMER)).isAfter(begin);
    }

    @Test
    void a_page_of_another_origin_does_not(Scenario scenario, EmbeddedStack stack) {
        ControlPage page = page(scenario, "http://localhost:1", "same-site");
        Instant before = stack.startedAt(CONSUMER);

        HttpResponse<String> preflight = page.preflight(CONSUMER, "kill");
        HttpResponse<String> kill = page.call(CONSUMER, "kill");

        assertThat(List.of(preflight, kill))
                .allMatch(answer -> allowed(answer).isEmpty())
                .allMatch(answer -> answer.statusCode() == 403);
        assertThat(stack.startedAt(CONSUMER)).isEqualTo(before);
    }

    private static ControlPage page(Scenario scenario, String origin, String site) {
        return new ControlPage(scenario.stack().address(CONTROL), origin, site);
    }

    private static String allowed(HttpResponse<String> answer) {
        return answer.headers().firstValue(ALLOWED).orElse("");
    }

    @Test
    void what_waits_for_a_killed_service_is_counted_and_is_gone_when_it_is_back(Scenario scenario) {
        LabRun run = new LabRun(scenario);
        Scenario.until("nothing waits", () -> lag(scenario).asLong(-1) == 0);

        scenario.stack().kill(CONSUMER);
        long before = lag(scenario).asLong();
        run.queueAll(MISSED, 0);
        Scenario.until("they wait", () -> lag(scenario).asLong() >= before + MISSED);
        scenario.stack().start(CONSUMER);

        Scenario.until("nothing waits", () -> lag(scenario).asLong(-1) == 0);
        assertThat(run.done("queue")).hasSize(MISSED);
    }

    @Test
    void while_kafka_is_down_topics_say_so_within_a_look_and_what_they_were(Scenario scenario) {
        Scenario.until("Kafka is up", () -> kafka(scenario).equals("up"));
        JsonNode before = scenario.producer().topics().json().path("topics");

        scenario.stack().kill(KAFKA);
        Duration took = Duration.ZERO;
        Reply reply = scenario.producer().topics();
        while (reply.json().path("kafka").asText().equals("up")) {
            long asked = System.nanoTime();
            reply = scenario.producer().topics();
            took = Duration.ofNanos(System.nanoTime() - asked);
        }
        scenario.stack().start(KAFKA);

        System.out.printf("MEASURED /topics notices after %d ms%n", took.toMillis());
        assertThat(took).isLessThan(ANSWERED_WITHIN);
        assertThat(reply.json().path("topics")).hasSize(before.size()).isNotEmpty();
        Scenario.until("Kafka is up again", () -> kafka(scenario).equals("up"));
    }

    private static String kafka(Scenario scenario) {
        return scenario.producer().topics().json().path("kafka").asText();
    }

    private static JsonNode lag(Scenario scenario) {
        return scenario.producer().topics().json().at("/topics/0/groups/0/lag");
    }

    @Test
    void who_was_away_misses_numbers_of_the_plain_broadcast_and_none_of_the_feed(
            Scenario scenario) {
        NodeClient feed = scenario.node("/feed");
        NodeClient broadcast = scenario.node("/broadcast");
        JsonNode state = scenario.producer().burst(1).json();
        long first = state.path("sent").asLong() + 1;
        String run = state.path("run").asText();
        untilSeen(run, first, feed, broadcast);

        feed.drop(Loss.CUT);
        broadcast.drop(Loss.CUT);
        scenario.producer().burst(MISSED);
        long missed = first + MISSED;
        Scenario.until(
                "all are sent",
                () -> scenario.producer().feed().json().path("sent").asLong() == missed);
        feed.comeBack();
        broadcast.comeBack();
        scenario.producer().burst(1);
        untilSeen(run, missed + 1, feed, broadcast);

        assertThat(ofFeed(run, feed))
                .isEqualTo(LongStream.rangeClosed(first, missed + 1).boxed().toList());
        assertThat(ofBroadcast(run, broadcast)).containsExactly(first, missed + 1);
    }

    private static void untilSeen(String run, long n, Client feed, Client broadcast) {
        Scenario.until("the feed comes to " + n, () -> ofFeed(run, feed).contains(n));
        Scenario.until("the other, too", () -> ofBroadcast(run, broadcast).contains(n));
    }

    private static List<Long> ofFeed(String run, Client client) {
        return numbers(run, client.inbox().events("tick").stream().map(Received::data));
    }

    private static List<Long> ofBroadcast(String run, Client client) {
        return numbers(run, client.inbox().withoutCursor().stream().map(all -> all.get(1)));
    }

    private static List<Long> numbers(String run, Stream<JsonNode> ticks) {
        return ticks.filter(tick -> tick.path("run").asText().equals(run))
                .map(tick -> tick.path("n").asLong())
                .toList();
    }
}
