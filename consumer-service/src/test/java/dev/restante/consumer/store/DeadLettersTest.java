package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.store.DeadLetters.Replayed;
import dev.restante.consumer.store.DeadLetters.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {

    private static final LetterFilter ALL = new LetterFilter(null, null, null, null, null);
    private static final IOException REASON = new IOException("a defect");

    @TempDir Path folder;
    private TestDatabase testDatabase;
    private Ledger ledger;
    private DeadLetters letters;

    @BeforeEach
    void open() {
        testDatabase = new TestDatabase(folder);
        Database database = testDatabase.database();
        ledger = new Ledger(database, new Dispatcher(), "server-events", "client-events-dlq");
        letters = new DeadLetters(database);
    }

    @AfterEach
    void close() throws SQLException {
        testDatabase.close();
    }

    private static ConsumerRecord<byte[], byte[]> message(long offset) {
        return Records.at(offset, Events.message("m" + offset, "lobby", "hi"));
    }

    private long buried(long offset) throws SQLException {
        ledger.bury(message(offset), REASON);
        List<BuriedRecord> all = letters.list(ALL, 0, 100);
        return all.get(all.size() - 1).id();
    }

    private List<OutboxRow> rows() throws SQLException {
        return testDatabase
                .database()
                .transaction(connection -> new Outbox(connection).oldest(100, Long.MAX_VALUE));
    }

    @Test
    void aLetterSaysWhyAndWhereFrom() throws Exception {
        buried(5);

        BuriedRecord letter = letters.list(ALL, 0, 10).get(0);

        assertThat(letter.topic()).isEqualTo("client-events");
        assertThat(letter.partition()).isEqualTo(1);
        assertThat(letter.offset()).isEqualTo(5);
        assertThat(letter.eventId()).isEqualTo("m5");
        assertThat(letter.eventType()).isEqualTo("message");
        assertThat(letter.reason()).isEqualTo("a defect");
        assertThat(letter.exception()).isEqualTo("java.io.IOException");
        assertThat(letter.replay()).isNull();
    }

    @Test
    void oneOfThemHasItsStackAndTheHeadersOfTheRecord() throws Exception {
        BuriedRecord.Details details = letters.find(buried(5)).orElseThrow();

        assertThat(details.stackTrace()).contains("java.io.IOException: a defect");
        assertThat(details.headers()).contains(new BuriedRecord.HeaderText("ce_id", "m5"));
    }

    @Test
    void theyComeInPages() throws Exception {
        long first = buried(5);
        long second = buried(6);

        assertThat(letters.list(ALL, first, 1))
                .extracting(BuriedRecord::id)
                .containsExactly(second);
    }

    @Test
    void aLetterIsPutBackAsItWas() throws Exception {
        long id = buried(5);

        Wish wish = letters.replay(id, false);

        assertThat(wish).isEqualTo(Wish.GRANTED);
        OutboxRow back = rows().get(1);
        assertThat(back.kafkaRecord().topic()).isEqualTo("client-events");
        assertThat(back.kafkaRecord().key()).isEqualTo(message(5).key());
        assertThat(back.kafkaRecord().value()).isEqualTo(message(5).value());
        assertThat(back.kafkaRecord().headers()).isEqualTo(message(5).headers());
        assertThat(back.deadLetter()).isEqualTo(OptionalLong.of(id));
    }

    @Test
    void aLetterIsPutBackOnceUnlessItIsAskedForAgain() throws Exception {
        long id = buried(5);
        letters.replay(id, false);

        assertThat(letters.replay(id, false)).isEqualTo(Wish.REPLAYED_BEFORE);
        assertThat(letters.replay(id, true)).isEqualTo(Wish.GRANTED);
        assertThat(rows()).hasSize(3);
    }

    @Test
    void whereItIsNowIsKnownWhenKafkaHasIt() throws Exception {
        long id = buried(5);
        letters.replay(id, false);

        testDatabase
                .database()
                .transaction(
                        connection -> {
                            OutboxRow back = rows().get(1);
                            new Outbox(connection).delete(List.of(new Outbox.Stored(back, 2, 77)));
                            return null;
                        });

        BuriedRecord.Replay replay = letters.find(id).orElseThrow().letter().replay();
        assertThat(replay.partition()).isEqualTo(2);
        assertThat(replay.offset()).isEqualTo(77);
    }

    @Test
    void allOfAKindArePutBackAndNoOthers() throws Exception {
        buried(5);
        buried(6);
        ledger.bury(Records.malformedAt(7), new IllegalStateException("another"));

        Replayed replayed =
                letters.replay(new LetterFilter("java.io.IOException", null, null, null, null), 1);

        assertThat(replayed).isEqualTo(new Replayed(1, 1));
    }

    @Test
    void aLetterThatIsNotThereIsUnknown() throws Exception {
        assertThat(letters.replay(4711, false)).isEqualTo(Wish.UNKNOWN);
    }
}
