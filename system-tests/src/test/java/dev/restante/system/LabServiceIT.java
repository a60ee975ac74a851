package dev.restante.system;

import static dev.restante.system.stack.Part.CONSUMER;
import static dev.restante.system.stack.Part.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.stack.ConsumerService;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What consumer-service does for the Lab, in the real stack. */
@ExtendWith(StackUnderTest.class)
class LabServiceIT {

    private static final int EVENTS = 100;

    /** In milliseconds; long enough for a kill in the middle of it. */
    private static final int WORK = 30;

    private static final long TOO_LARGE = 3_000_000_000L;

    @ParameterizedTest
    @ValueSource(strings = {"once", "retries"})
    void a_repeat_by_http_is_done_twice_unless_ids_are_compared(String lane, Scenario scenario) {
        LabRun run = new LabRun(scenario);

        run.direct(lane, 1, false);
        JsonNode again = run.direct(lane, 1, false);
        run.direct(lane, 2, true);
        JsonNode compared = run.direct(lane, 2, true);

        assertThat(again.path("times").asInt()).isEqualTo(2);
        assertThat(compared.path("times").asInt()).isEqualTo(1);
        assertThat(compared.path("repeat").asBoolean()).isTrue();
        assertThat(run.done(lane)).containsExactly(1, 1, 2);
    }

    @Test
    void a_burst_by_http_is_done_as_a_whole_beside_the_queue(Scenario scenario) {
        LabRun run = new LabRun(scenario);

        List<String> answers = run.burst("once", EVENTS);
        run.queue(1);

        assertThat(answers).hasSize(EVENTS).containsOnly("processed");
        assertThat(run.done("once")).containsExactlyInAnyOrderElementsOf(upTo(EVENTS));
        Scenario.until("the queue goes on", () -> run.told().equals(List.of(1)));
    }

    @Test
    void through_the_queue_each_is_done_once_although_the_service_is_killed(Scenario scenario) {
        LabRun run = new LabRun(scenario);
        run.queueAll(EVENTS, WORK);
        Scenario.until("some are done", () -> run.done("queue").size() >= EVENTS / 10);
        assertThat(run.done("queue")).as("not all of them").hasSizeLessThan(EVENTS);

        scenario.stack().kill(CONSUMER);
        JsonNode lost = run.direct("once", 1, false);
        scenario.stack().start(CONSUMER);

        Scenario.until("all are told", () -> run.told().size() >= EVENTS);
        assertThat(run.done("queue")).isEqualTo(upTo(EVENTS));
        assertThat(run.told()).isEqualTo(upTo(EVENTS));
        assertThat(lost.path("code").asText()).isEqualTo("unreachable");
        assertThat(run.done("once")).isEmpty();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void a_number_that_does_not_fit_becomes_a_dead_letter_and_the_next_goes_on(Scenario scenario) {
        LabRun run = new LabRun(scenario);

        run.queue(TOO_LARGE);
        run.queue(2);
        JsonNode direct = run.direct("once", TOO_LARGE, false);

        assertThat(direct.path("code").asText()).isEqualTo("failed");
        Scenario.until("the next is done", () -> run.done("queue").equals(List.of(2)));
        String id = run.id("queue", TOO_LARGE);
        Scenario.until(
                "the letter is in its topic",
                () -> !letter(scenario.consumer(), id).path("record").isNull());
        JsonNode letter = letter(scenario.consumer(), id);
        assertThat(letter.path("letter").path("exception").asText())
                .isEqualTo("java.lang.ArithmeticException");
        assertThat(letter.path("record").path("topic").asText()).isEqualTo("client-events-dlq");
        assertThat(letter.path("letter").path("offset").asLong())
                .isEqualTo(
                        scenario.consumer()
                                .journey(id)
                                .json()
                                .path("clientEvent")
                                .path("offset")
                                .asLong());
    }

    private static JsonNode letter(ConsumerService service, String id) {
        return service.journey(id).json().path("deadLetter");
    }

    @Test
    void a_journey_has_the_bytes_that_kafka_has(Scenario scenario) {
        LabRun run = new LabRun(scenario);
        run.queue(7);
        Scenario.until("it is told", () -> run.told().equals(List.of(7)));

        JsonNode journey = scenario.consumer().journey(run.id("queue", 7)).json();

        String bootstrap = scenario.stack().address(KAFKA).getAuthority();
        ConsumerRecord<byte[], byte[]> event =
                only(bootstrap, "client-events", "ce_id", run.id("queue", 7));
        ConsumerRecord<byte[], byte[]> answer =
                only(bootstrap, "server-events", "ce_cause", run.id("queue", 7));
        mustBe(journey.path("clientEvent"), event);
        assertThat(journey.path("answers")).hasSize(1);
        mustBe(journey.path("answers").path(0), answer);
        assertThat(journey.path("processed").path("outcome").asText()).isEqualTo("PROCESSED");
        assertThat(journey.path("effects").path(0).path("offset").asLong())
                .isEqualTo(event.offset());
    }

    private static ConsumerRecord<byte[], byte[]> only(
            String bootstrap, String topic, String header, String value) {
        List<ConsumerRecord<byte[], byte[]>> found =
                Log.of(bootstrap, topic).stream()
                        .filter(record -> record.headers().lastHeader(header) != null)
                        .filter(record -> Poison.header(record, header).equals(value))
                        .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static void mustBe(JsonNode shown, ConsumerRecord<byte[], byte[]> record) {
        assertThat(shown.path("partition").asInt()).isEqualTo(record.partition());
        assertThat(shown.path("offset").asLong()).isEqualTo(record.offset());
        assertThat(bytes(shown.path("key"))).isEqualTo(record.key());
        assertThat(bytes(shown.path("value"))).isEqualTo(record.value());
        List<String> headers = new ArrayList<>();
        shown.path("headers").forEach(header -> headers.add(header.path("name").asText()));
        List<String> stored = new ArrayList<>();
        record.headers().forEach(header -> stored.add(header.key()));
        assertThat(headers).isEqualTo(stored);
    }

    private static byte[] bytes(JsonNode shown) {
        return Base64.getDecoder().decode(shown.path("base64").asText());
    }

    @Test
    void the_earliest_newcomer_reads_all_and_the_latest_what_comes_then(Scenario scenario)
            throws Exception {
        ConsumerService service = scenario.consumer();
        LabRun run = new LabRun(scenario);
        run.queue(1);
        run.queue(2);

        String earliest = begin(service, "earliest", run);
        String latest = begin(service, "latest", run);
        run.queue(3);

        Scenario.until("one has read all", () -> numbers(service, earliest).equals("[1,2,3]"));
        Scenario.until("one has read the last", () -> numbers(service, latest).equals("[3]"));
        assertThat(groups(scenario)).contains("newcomer-" + earliest, "newcomer-" + latest);
        service.endNewcomer(earliest);
        service.endNewcomer(latest);
        Scenario.until(
                "their groups are deleted",
                () -> groups(scenario).stream().noneMatch(g -> g.startsWith("newcomer-")));
        assertThat(service.newcomer(latest).path("state").asText()).isEqualTo("ended");
    }

    /** Returns when it reads. */
    private static String begin(ConsumerService service, String from, LabRun run) {
        String id = service.beginNewcomer(from, run.name()).json().path("id").asText();
        Scenario.until(
                from + " reads",
                () -> service.newcomer(id).path("state").asText().equals("reading"));
        return id;
    }

    private static String numbers(ConsumerService service, String id) {
        return service.newcomer(id).path("numbers").toString();
    }

    private static List<String> groups(Scenario scenario)
            throws ExecutionException, InterruptedException {
        String bootstrap = scenario.stack().address(KAFKA).getAuthority();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
        }
    }
}
