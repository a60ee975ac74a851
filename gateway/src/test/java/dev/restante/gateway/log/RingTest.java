package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final Positions BEGIN = Positions.of(0, 0);

    /** Entries of two partitions, each the place after the one before. */
    private static List<LogEntry> entries(int number, Random random) {
        List<LogEntry> entries = new ArrayList<>();
        Positions place = BEGIN;
        for (int i = 0; i < number; i++) {
            int p = random.nextInt(2);
            // Gaps are what transactions leave behind.
            long offset = place.next(p) + random.nextInt(3);
            place = place.with(p, offset + 1);
            entries.add(new LogEntry(GivenRecords.emit(p, offset, i), place));
        }
        return entries;
    }

    private static Positions end(List<LogEntry> entries) {
        return entries.isEmpty() ? BEGIN : entries.get(entries.size() - 1).after();
    }

    /** All that a reader is given on its way; nothing if the ring sends it to Kafka. */
    private static Optional<List<LogRecord>> walk(Ring ring, Positions from, Positions to) {
        List<LogRecord> found = new ArrayList<>();
        Positions place = from;
        while (!place.reached(to)) {
            Optional<Chunk> chunk = ring.read(place, to);
            if (chunk.isEmpty()) {
                return Optional.empty();
            }
            chunk.get().heard(GivenRecords.LISTENER).forEach(entry -> found.add(entry.record()));
            place = chunk.get().reached();
        }
        return Optional.of(found);
    }

    @Property(tries = 300)
    void whatAReaderMissedIsGivenOnceAndInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<LogEntry> entries = entries(random.nextInt(2_000), random);
        Positions end = end(entries);
        Positions from =
                Positions.of(random.nextLong(end.next(0) + 1), random.nextLong(end.next(1) + 1));
        Ring ring = new Ring(Long.MAX_VALUE);
        ring.startAt(BEGIN);
        ring.add(entries);

        Optional<List<LogRecord>> found = walk(ring, from, end);

        assertThat(found)
                .hasValue(
                        entries.stream()
                                .filter(entry -> !entry.isBefore(from))
                                .map(LogEntry::record)
                                .toList());
    }

    @Property(tries = 300)
    void aFullRingGivesAllOfWhatAReaderMissedOrNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<LogEntry> entries = entries(500, random);
        LogEntry had = entries.get(random.nextInt(500));
        Ring ring = new Ring(64L * had.record().bytes());
        ring.startAt(BEGIN);
        ring.add(entries);
        assertThat(ring.size()).isBetween(56, 64);

        Optional<List<LogRecord>> found = walk(ring, had.after(), end(entries));

        int index = entries.indexOf(had);
        Optional<List<LogRecord>> missed =
                Optional.of(
                        entries.subList(index + 1, 500).stream().map(LogEntry::record).toList());
        assertThat(found).isIn(missed, Optional.empty());
        assertThat(found.isPresent()).isEqualTo(index >= 499 - ring.size());
    }

    @Test
    void aVolatileEventTakesNoPlace() {
        LogRecord cursor = new LogRecord(0, 0, 0, GivenRecords.event("c", true));
        Ring ring = new Ring(Long.MAX_VALUE);
        ring.startAt(BEGIN);
        ring.add(List.of(new LogEntry(cursor, Positions.of(1, 0))));

        assertThat(walk(ring, BEGIN, Positions.of(1, 0))).hasValue(List.of());
    }

    @Test
    void aReaderThatIsAheadInOnePartitionKeepsItsPlaceThere() {
        LogEntry entry = new LogEntry(GivenRecords.emit(0, 0, 0), Positions.of(1, 0));
        Ring ring = new Ring(Long.MAX_VALUE);
        ring.startAt(BEGIN);
        ring.add(List.of(entry));

        Chunk chunk = ring.read(Positions.of(0, 7), Positions.of(1, 0)).orElseThrow();

        assertThat(chunk.heard(GivenRecords.LISTENER))
                .extracting(LogEntry::after)
                .containsExactly(Positions.of(1, 7));
    }
}
