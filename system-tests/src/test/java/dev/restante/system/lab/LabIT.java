package dev.restante.system.lab;

import static dev.restante.system.stack.Part.CONSUMER;
import static dev.restante.system.stack.Part.GATEWAY;
import static dev.restante.system.stack.Part.KAFKA;
import static dev.restante.system.stack.Part.PRODUCER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.StackUnderTest;
import dev.restante.system.browser.Browser;
import dev.restante.system.browser.LabSight;
import dev.restante.system.browser.Pictures;
import dev.restante.system.stack.ConsumerService;
import dev.restante.system.stack.EmbeddedStack;
import dev.restante.system.stack.ProducerService;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The guided experiments, each run as a person runs it: with a press. Whatever the page says is
 * counted again in the ledger that it exports, in consumer-service's own account and in Kafka.
 */
@ExtendWith(StackUnderTest.class)
class LabIT {

    /** Chromium's own lines about a gateway that is not there, or not yet ready. */
    private static final Pattern REFUSED =
            Pattern.compile("WebSocket connection to '[^']*' failed: Error .*");

    /** So long Kafka is dead at the least, in the short experiment. */
    private static final int DEAD_SECONDS = 3;

    private static final int DEEP = 20;
    private static final Browser BROWSER = new Browser();

    private Instant begin;
    private EmbeddedStack stack;
    private Lab lab;
    private LabSight sight;

    @BeforeEach
    void begin(EmbeddedStack given) {
        stack = given;
        begin = Instant.now();
        lab = Lab.open(BROWSER, stack);
    }

    @AfterEach
    void leave() {
        BROWSER.closeWindows();
    }

    @AfterAll
    static void end() {
        BROWSER.close();
    }

    @Test
    void what_is_sent_while_the_service_is_down_is_lost_but_in_the_queue() {
        Recount recount = run("consumer-down");

        recount.queueMustBeWhole();
        assertThat(lost(recount, "once")).isPositive();
        assertThat(told()).contains(lost(recount, "once"), lost(recount, "retries"));
        Pictures.forReadme("lab-consumer-down-begun", "lab");
        assertThat(lab.inspect().trouble()).isEmpty();
    }

    @Test
    void nothing_of_the_queue_and_of_the_recoverable_feed_is_lost_with_the_gateway() {
        Recount recount = run("gateway-killed");

        recount.queueMustBeWhole();
        feedMustBeWhole(recount);
        assertThat(stack.startedAt(GATEWAY)).isAfter(begin);
        assertThat(lab.inspect().trouble()).allMatch(REFUSED.asMatchPredicate());
    }

    @Test
    void a_browser_that_was_away_gets_all_of_the_recoverable_feed_and_not_of_the_plain_one() {
        Recount recount = run("browser-offline");

        feedMustBeWhole(recount);
        assertThat(lost(recount, "broadcast")).isPositive();
        assertThat(told()).contains(lost(recount, "broadcast"));
        assertThat(lab.inspect().trouble()).isEmpty();
    }

    @Test
    void what_is_sent_while_Kafka_is_down_is_not_called_stored_and_is_stored_afterwards() {
        Recount recount = run("kafka-down");

        recount.queueMustBeWhole();
        Instant start = stack.startedAt(KAFKA);
        assertThat(start).isAfter(begin);
        assertThat(recount.ledger().of("queue"))
                .extracting(event -> Instant.parse(event.stored()))
                .anyMatch(stored -> stored.isAfter(start))
                .noneMatch(
                        stored ->
                                stored.isAfter(start.minusSeconds(DEAD_SECONDS))
                                        && stored.isBefore(start));
        assertThat(lab.inspect().trouble()).isEmpty();
    }

    @Test
    void a_burst_waits_in_the_queue_of_a_slow_service() {
        Recount recount = run("slow-consumer");

        recount.queueMustBeWhole();
        assertThat(Backlog.deepest(recount.ledger().of("queue"))).isGreaterThan(DEEP);
        assertThat(told()).anyMatch(figure -> figure > DEEP);
        // No lane has less work than another.
        assertThat(recount.account().effects().stream().map(Effect::work).distinct())
                .singleElement()
                .matches(work -> work > 0);
        assertThat(lab.inspect().trouble()).isEmpty();
    }

    @Test
    void a_message_nobody_can_process_becomes_a_dead_letter_and_the_others_are_processed() {
        Recount recount = run("poison");

        List<String> dead = recount.ledger().in("queue", "dead");
        assertThat(dead).hasSize(1);
        assertThat(consumer().deadLetters())
                .filteredOn(letter -> letter.path("eventId").asText().equals(dead.get(0)))
                .singleElement()
                .matches(letter -> sight.told().contains(letter.path("reason").asText()));
        assertThat(recount.account().of("queue"))
                .extracting(Effect::id)
                .containsExactlyElementsOf(
                        recount.ledger().of("queue").stream()
                                .map(Entry::id)
                                .filter(id -> !id.equals(dead.get(0)))
                                .toList());
        assertThat(lab.inspect().trouble()).isEmpty();
    }

    @Test
    void two_workers_share_the_jobs_and_one_takes_over_what_the_dead_one_had() {
        Recount recount = run("two-consumers");

        Jobs jobs = Jobs.of(recount.ledger().run(), records("server-events"));
        assertThat(jobs.done()).hasSize(30);
        assertThat(jobs.byWorker()).hasSize(2);
        assertThat(told()).containsAll(jobs.byWorker().values());
        assertThat(lab.inspect().trouble()).isEmpty();
    }

    @Test
    void a_new_consumer_at_earliest_reads_all_and_one_at_latest_what_comes_after_it() {
        Recount recount = run("latest-or-earliest");

        recount.queueMustBeWhole();
        long all = recount.ledger().of("queue").size();
        assertThat(told()).containsSubsequence(all, all, all / 2);
        assertThat(lab.inspect().trouble()).isEmpty();
    }

    @Test
    void the_journey_shows_the_bytes_that_were_really_sent_and_stored() {
        String journey = lab.follow("queue");

        Entry event = lab.ledger().of("queue").get(0);
        String packet = lab.inspect().sent(event.id()).get(0);
        ConsumerRecord<String, String> stored =
                records("client-events").at(event.partition(), event.offset()).orElseThrow();
        assertThat(journey)
                .contains(packet, packet.length() + " bytes", maskedHeader(packet.length()))
                .contains(lab.inspect().received(event.id()))
                .contains("partition " + event.partition() + ", offset " + event.offset())
                .contains(stored.key(), stored.value());
        assertThat(stored.headers())
                .extracting(header -> Records.header(stored, header.key()))
                .allMatch(journey::contains);
        Pictures.forReadme("lab-journey-queue", "journey");
    }

    /** The beginning of a client's frame of text: RFC 6455, section 5.2. */
    private static String maskedHeader(int length) {
        return length < 126
                ? "81 %02x".formatted(0x80 | length)
                : "81 fe %02x %02x".formatted(length >> 8, length & 0xff);
    }

    /** Runs it, and counts again whatever is said of what was sent. */
    private Recount run(String experiment) {
        sight = lab.run(experiment);

        assertThat(sight.outcome()).as(sight.told()).isEqualTo("holds");
        Ledger ledger = lab.ledger();
        Recount recount =
                new Recount(
                        ledger,
                        lab.lines(),
                        Ledger.account(consumer().labRun(ledger.run())),
                        records("client-events"));
        recount.mustAgreeWith(lab);
        return recount;
    }

    /** The figures that the page tells in words. */
    private List<Long> told() {
        return sight.figures();
    }

    private ConsumerService consumer() {
        return new ConsumerService(stack.address(CONSUMER));
    }

    private Records records(String topic) {
        return Records.since(begin, topic, stack.address(KAFKA).getAuthority());
    }

    private static long lost(Recount recount, String lane) {
        return recount.count(lane, event -> event.state().equals("lost"));
    }

    /** Every number that producer-service has sent since the first that came has come once. */
    private void feedMustBeWhole(Recount recount) {
        List<Entry> feed = recount.ledger().of("feed");
        JsonNode fed = new ProducerService(stack.address(PRODUCER)).feed().json();

        assertThat(feed).isNotEmpty().allMatch(tick -> tick.effects() == 1);
        assertThat(feed).extracting(Entry::run).containsOnly(fed.path("run").asText());
        assertThat(feed)
                .extracting(Entry::n)
                .isEqualTo(
                        IntStream.rangeClosed(feed.get(0).n(), fed.path("sent").asInt())
                                .boxed()
                                .toList());
    }
}
