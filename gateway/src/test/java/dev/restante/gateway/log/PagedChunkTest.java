package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PagedChunkTest {

    private static final Positions BEGIN = Positions.of(0, 0);

    /** Leads nowhere. */
    private static final PagedChunk.Way NO_WAY =
            new PagedChunk.Way() {
                @Override
                public Optional<CompletionStage<Chunk>> goOn(Positions place) {
                    return Optional.empty();
                }

                @Override
                public void end() {}
            };

    private static LogRecord toRoom(int partition, long offset, long timestamp) {
        String id = partition + "-" + offset;
        return new LogRecord(
                partition, offset, timestamp, GivenRecords.event(id, false, Set.of("room")));
    }

    private static List<LogEntry> heard(Chunk chunk) {
        List<LogEntry> entries = new ArrayList<>();
        chunk.heard(GivenRecords.LISTENER).forEach(entries::add);
        return entries;
    }

    @Test
    void whoJoinsByAnOrderIsAsFarAsTheOrderInEveryPartition() {
        Page orders = new Page(0, 1, List.of(GivenRecords.join(0, 0, 10)));
        Page room = new Page(0, 3, List.of(toRoom(1, 0, 5), toRoom(1, 1, 10), toRoom(1, 2, 15)));
        Chunk chunk = new PagedChunk(BEGIN, Positions.of(1, 3), Map.of(0, orders, 1, room), NO_WAY);

        assertThat(heard(chunk)).extracting(LogEntry::after).containsExactly(Positions.of(1, 1));
    }

    @Test
    void whatIsForOthersIsGonePast() {
        Page room = new Page(0, 2, List.of(toRoom(0, 0, 5), toRoom(0, 1, 10)));
        Chunk chunk = new PagedChunk(BEGIN, Positions.of(2, 0), Map.of(0, room), NO_WAY);

        assertThat(heard(chunk)).isEmpty();
        assertThat(chunk.reached()).isEqualTo(Positions.of(2, 0));
    }

    @Test
    void itEndsBeforeWhatCouldBeYoungerThanTheNextPageOfAnotherPartition() {
        Page ends = new Page(0, 1, List.of(GivenRecords.emit(0, 0, 10)));
        Page goesOn =
                new Page(0, 2, List.of(GivenRecords.emit(1, 0, 5), GivenRecords.emit(1, 1, 20)));
        Chunk chunk = new PagedChunk(BEGIN, Positions.of(9, 2), Map.of(0, ends, 1, goesOn), NO_WAY);

        assertThat(heard(chunk)).extracting(LogEntry::partition).containsExactly(1, 0);
        assertThat(chunk.reached()).isEqualTo(Positions.of(1, 1));
    }

    @Test
    void aPartitionWithNothingForThemHoldsUpWhatIsYoungerOnly() {
        Page others = new Page(0, 1, List.of(toRoom(0, 0, 10)));
        Page own = new Page(0, 2, List.of(GivenRecords.emit(1, 0, 5), GivenRecords.emit(1, 1, 20)));
        Chunk chunk = new PagedChunk(BEGIN, Positions.of(9, 2), Map.of(0, others, 1, own), NO_WAY);

        assertThat(heard(chunk)).extracting(LogEntry::offset).containsExactly(0L);
        assertThat(chunk.reached()).isEqualTo(Positions.of(1, 1));
    }
}
