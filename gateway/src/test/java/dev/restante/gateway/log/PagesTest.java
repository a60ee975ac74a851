package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The past in pages, out of a log in memory that stands in for Kafka. */
class PagesTest {

    private static final int WINDOW = 700;

    /** A log of two partitions; pages end early now and then, as those of large records do. */
    private static final class GivenLog implements PageSource {

        private final List<List<LogRecord>> partitions =
                List.of(new ArrayList<>(), new ArrayList<>());
        private final Random random;
        private final List<PageKey> reads = new ArrayList<>();
        private long earliest;
        private boolean endsEarly = true;

        GivenLog(Random random) {
            this.random = random;
        }

        void append(int number) {
            for (int i = 0; i < number; i++) {
                int p = random.nextInt(2);
                List<LogRecord> partition = partitions.get(p);
                long last = partition.isEmpty() ? -1 : partition.get(partition.size() - 1).offset();
                String id = "e" + random.nextInt(number);
                partition.add(
                        new LogRecord(
                                p,
                                last + 1 + random.nextInt(2),
                                i + random.nextInt(5),
                                GivenRecords.event(id, random.nextInt(10) == 0)));
            }
        }

        Positions end() {
            return Positions.of(end(0), end(1));
        }

        private long end(int p) {
            List<LogRecord> partition = partitions.get(p);
            return partition.isEmpty() ? 0 : partition.get(partition.size() - 1).offset() + 1;
        }

        @Override
        public CompletableFuture<Page> read(PageKey key) {
            reads.add(key);
            long first = Math.max(key.start(), earliest);
            long end = Math.min(key.limit(), end(key.partition()));
            if (endsEarly && random.nextInt(3) == 0 && end > key.start() + 10) {
                end = key.start() + 10;
            }
            long limit = Math.max(first, end);
            return CompletableFuture.completedFuture(
                    new Page(
                            first,
                            limit,
                            partitions.get(key.partition()).stream()
                                    .filter(r -> r.offset() >= first && r.offset() < limit)
                                    .toList()));
        }

        /** What is to be told of a partition: kept, and no repeat of the window before. */
        List<Long> expected(int p, Positions from) {
            RepeatFilter filter = new RepeatFilter(WINDOW);
            List<Long> expected = new ArrayList<>();
            for (LogRecord record : partitions.get(p)) {
                boolean repeat = filter.isRepeat(record.event().envelope().id(), record.offset());
                if (!repeat && record.isKept() && !record.isBefore(from)) {
                    expected.add(record.offset());
                }
            }
            return expected;
        }
    }

    private static CatchUpReader reader(GivenLog log, long maxBytes) {
        Pages pages = new Pages(WINDOW, maxBytes, log);
        return new CatchUpReader(new Ring(0), pages, new SimpleMeterRegistry());
    }

    private static List<LogEntry> walk(CatchUpReader reader, Positions from, Positions to) {
        List<LogEntry> found = new ArrayList<>();
        Positions place = from;
        Chunk chunk = reader.read(from, to).toCompletableFuture().join();
        while (true) {
            try (Chunk here = chunk) {
                here.heard(GivenRecords.LISTENER).forEach(found::add);
                assertThat(here.reached().reached(place)).isTrue();
                assertThat(here.reached()).isNotEqualTo(place);
                place = here.reached();
                if (place.reached(to)) {
                    return found;
                }
                Positions next = place;
                chunk =
                        here.next()
                                .orElseGet(() -> reader.read(next, to))
                                .toCompletableFuture()
                                .join();
            }
        }
    }

    private static List<Long> offsets(int partition, List<LogEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.partition() == partition)
                .map(LogEntry::offset)
                .toList();
    }

    @Property(tries = 60)
    void eachRecordIsGivenOnceInOrderAndWithoutRepeats(@ForAll long seed) {
        Random random = new Random(seed);
        GivenLog log = new GivenLog(random);
        log.append(9_000);
        Positions end = log.end();
        Positions from = Positions.of(random.nextLong(end.next(0)), random.nextLong(end.next(1)));
        long memory = random.nextBoolean() ? 0 : Long.MAX_VALUE;

        List<LogEntry> found = walk(reader(log, memory), from, end);

        assertThat(offsets(0, found)).isEqualTo(log.expected(0, from));
        assertThat(offsets(1, found)).isEqualTo(log.expected(1, from));
    }

    @Property(tries = 60)
    void whoStopsAfterAnyRecordGoesOnWithTheNext(@ForAll long seed) {
        Random random = new Random(seed);
        GivenLog log = new GivenLog(random);
        log.append(6_000);
        Positions from = Positions.of(0, 0);
        CatchUpReader reader = reader(log, Long.MAX_VALUE);
        List<LogEntry> all = walk(reader, from, log.end());
        int stop = random.nextInt(all.size());

        List<LogEntry> rest = walk(reader, all.get(stop).after(), log.end());

        assertThat(rest.stream().map(LogEntry::record))
                .containsExactlyInAnyOrderElementsOf(
                        all.subList(stop + 1, all.size()).stream().map(LogEntry::record).toList());
    }

    @Test
    void aPageIsReadOnceForAllWhoWantIt() {
        GivenLog log = new GivenLog(new Random(1));
        log.append(6_000);
        CatchUpReader reader = reader(log, Long.MAX_VALUE);
        walk(reader, Positions.of(0, 0), log.end());
        int reads = log.reads.size();

        walk(reader, Positions.of(0, 0), log.end());

        assertThat(log.reads).hasSize(reads);
    }

    @Test
    void whatWasDeletedMeanwhileIsNoSilentHole() {
        GivenLog log = new GivenLog(new Random(1));
        log.append(6_000);
        log.earliest = 100;
        CatchUpReader reader = reader(log, Long.MAX_VALUE);

        assertThatThrownBy(() -> walk(reader, Positions.of(50, 100), log.end()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LogLostException.class);
    }

    @Test
    void whoGoesThroughThePastReadsEachPageOnceAlthoughThereIsNoMemoryForPages() {
        GivenLog log = new GivenLog(new Random(1));
        log.endsEarly = false;
        log.append(40_000);

        walk(reader(log, 0), Positions.of(0, 0), log.end());

        int different = Set.copyOf(log.reads).size();
        // In each turn those it begins with may have been read in the one before.
        int turns = 1 + different / Walk.MAX_CHUNKS;
        assertThat(log.reads).hasSizeLessThanOrEqualTo(different + 2 * turns);
    }
}
