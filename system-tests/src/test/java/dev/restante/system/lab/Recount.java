package dev.restante.system.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.restante.system.browser.LabSight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts again what the page says, in the ledger that it exports and in the service's own account.
 *
 * @param ledger what the page exports
 * @param lines the same as CSV
 * @param account what the service says itself
 * @param records what Kafka has of client-events
 */
record Recount(Ledger ledger, List<String> lines, Account account, Records records) {

    private static final List<String> SENDING = List.of("once", "retries", "queue");
    private static final String QUEUE = "queue";

    /** Everything that is said of events that the page has sent is so, in each lane. */
    void mustAgreeWith(Lab lab) {
        ledgersMustAgree();
        linesMustAgree();
        positionsMustBeTrue();
        // It draws what it knows a few times a second.
        await("the page shows what is in its ledger")
                .untilAsserted(() -> SENDING.forEach(lane -> mustShow(lab.see(), lane)));
    }

    private void ledgersMustAgree() {
        assertThat(ledger.service()).as("the service's account, exported").isEqualTo(account);
        assertThat(account.effects())
                .as("nothing was done that was not sent")
                .extracting(Effect::id)
                .isSubsetOf(ledger.events().stream().map(Entry::id).toList());
        for (String lane : SENDING) {
            assertThat(ledger.of(lane))
                    .as("effects in the lane %s", lane)
                    .allMatch(event -> account.times(event.id()) == event.effects());
            assertThat(ledger.in(lane, "lost"))
                    .as("lost in the lane %s", lane)
                    .noneMatch(id -> account.times(id) > 0);
        }
    }

    private void linesMustAgree() {
        List<String> columns = List.of(lines.get(0).split(","));
        int id = columns.indexOf("id");
        int state = columns.indexOf("state");
        int effects = columns.indexOf("effects");

        assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)))
                .as("the lines of the CSV")
                .extracting(row -> row[id] + " " + row[state] + " " + row[effects])
                .containsExactlyElementsOf(
                        ledger.events().stream()
                                .map(e -> e.id() + " " + e.state() + " " + e.effects())
                                .toList());
    }

    private void positionsMustBeTrue() {
        assertThat(ledger.of(QUEUE))
                .as("where Kafka has them")
                .filteredOn(Entry::isStored)
                .allMatch(e -> records.idAt(e.partition(), e.offset()).equals(e.id()));
        assertThat(account.of(QUEUE))
                .as("where the service took them from")
                .allMatch(e -> records.idAt(e.partition(), e.offset()).equals(e.id()));
    }

    private void mustShow(LabSight sight, String lane) {
        assertThat(sight.lanes().get(lane)).as(lane).containsAllEntriesOf(counted(lane));
        assertThat(sight.accounts().get(lane)).as(lane).containsAllEntriesOf(accounted(lane));
    }

    private Map<String, String> counted(String lane) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("sent", count(lane, event -> true));
        counts.put("processed", count(lane, Entry::isDone));
        counts.put("answered", count(lane, Entry::isAnswered));
        counts.put("lost", count(lane, event -> event.state().equals("lost")));
        counts.put("doubled", count(lane, event -> account.times(event.id()) > 1));
        counts.put("late", count(lane, Entry::isLate));
        counts.put("disordered", account.disordered(lane));
        if (lane.equals(QUEUE)) {
            counts.put("stored", count(lane, Entry::isStored));
        }
        return texts(counts);
    }

    private Map<String, String> accounted(String lane) {
        long effects = account.of(lane).size();
        long different = account.firsts(lane).size();
        return texts(
                Map.of(
                        "sent",
                        count(lane, event -> true),
                        "effects",
                        effects,
                        "different",
                        different,
                        "doubled",
                        account.doubled(lane),
                        "disordered",
                        account.disordered(lane)));
    }

    long count(String lane, Predicate<Entry> what) {
        return ledger.of(lane).stream().filter(what).count();
    }

    private static Map<String, String> texts(Map<String, Long> counts) {
        Map<String, String> texts = new LinkedHashMap<>();
        counts.forEach((name, count) -> texts.put(name, count.toString()));
        return texts;
    }

    /** Every event of the queue was stored and answered, and done once and in order. */
    void queueMustBeWhole() {
        List<Integer> numbers = ledger.of(QUEUE).stream().map(Entry::n).toList();

        assertThat(numbers).isNotEmpty();
        assertThat(account.of(QUEUE)).extracting(Effect::n).isEqualTo(numbers);
        assertThat(ledger.of(QUEUE)).allMatch(Entry::isStored).allMatch(Entry::isAnswered);
    }
}
