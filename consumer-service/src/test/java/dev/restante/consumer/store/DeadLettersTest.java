package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.store.BuriedRecord.Details;
import dev.restante.consumer.store.DeadLetters.Replayed;
import dev.restante.consumer.store.DeadLetters.Wish;
import dev.restante.consumer.store.Outbox.Stored;
import dev.restante.contract.MalformedRecordException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {

    private static final LetterFilter ALL = new LetterFilter(null, null, null, null, null);
    private static final Exception BROKEN = new MalformedRecordException("ce_id", "missing");
    private static final Exception DEFECT = new IllegalStateException("a defect");

    @TempDir Path folder;
    private TestDatabase database;
    private Ledger ledger;
    private DeadLetters letters;

    @BeforeEach
    void open() {
        database = new TestDatabase(folder);
        ledger = new Ledger(database.database(), new Dispatcher(), "server-events", "dlq");
        letters = new DeadLetters(database.database());
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static ConsumerRecord<byte[], byte[]> message(int offset, String id) {
        return Records.at(offset, Events.message(id, "lobby", "hi"));
    }

    private BuriedRecord bury(ConsumerRecord<byte[], byte[]> record, Exception why)
            throws SQLException {
        ledger.bury(record, why);
        List<BuriedRecord> all = letters.list(ALL, 0, 100);
        return all.get(all.size() - 1);
    }

    private List<OutboxRow> putBack() throws SQLException {
        return database
                .database()
                .transaction(connection -> new Outbox(connection).oldest(100, 1_000_000))
                .stream()
                .filter(row -> row.deadLetter().isPresent())
                .toList();
    }

    @Test
    void aLetterSaysWhatItWasWhereAndWhy() throws Exception {
        BuriedRecord letter = bury(message(5, "m1"), DEFECT);

        assertThat(letter.topic()).isEqualTo("client-events");
        assertThat(letter.partition()).isEqualTo(1);
        assertThat(letter.offset()).isEqualTo(5);
        assertThat(letter.timestamp().toEpochMilli()).isEqualTo(1_700_000_000_000L);
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.eventId()).isEqualTo("m1");
        assertThat(letter.eventType()).isEqualTo("message");
        assertThat(letter.reason()).isEqualTo("a defect");
        assertThat(letter.exception()).isEqualTo("java.lang.IllegalStateException");
        assertThat(letter.replay()).isNull();
        Details details = letters.find(letter.id()).orElseThrow();
        assertThat(details.stackTrace()).contains("DeadLettersTest");
        assertThat(details.headers()).anyMatch(header -> header.value().equals("m1"));
    }

    @Test
    void lettersAreListedInPagesAndByKind() throws Exception {
        BuriedRecord first = bury(message(0, "m1"), DEFECT);
        BuriedRecord second = bury(message(1, "m2"), BROKEN);
        BuriedRecord third = bury(message(2, "m3"), DEFECT);

        assertThat(letters.list(ALL, 0, 2)).containsExactly(first, second);
        assertThat(letters.list(ALL, second.id(), 2)).containsExactly(third);
        assertThat(letters.list(ofKind(DEFECT), 0, 10)).containsExactly(first, third);
        assertThat(letters.list(new LetterFilter(null, null, "other", 1, null), 0, 10)).isEmpty();
    }

    private static LetterFilter ofKind(Exception why) {
        return new LetterFilter(why.getClass().getName(), null, null, null, null);
    }

    @Test
    void aReplayedRecordIsWhatItWasAndIsProcessedOnce() throws Exception {
        ConsumerRecord<byte[], byte[]> original = message(0, "m1");
        BuriedRecord letter = bury(original, DEFECT);

        assertThat(letters.replay(letter.id(), false)).isEqualTo(Wish.GRANTED);

        ProducerRecord<byte[], byte[]> again = putBack().get(0).kafkaRecord();
        assertThat(again.topic()).isEqualTo("client-events");
        assertThat(again.key()).isEqualTo(original.key());
        assertThat(again.value()).isEqualTo(original.value());
        assertThat(again.headers()).isEqualTo(original.headers());
        assertThat(ledger.take(Records.at(9, again.headers(), again.value())))
                .isEqualTo(Outcome.PROCESSED);
        assertThat(ledger.take(Records.at(10, again.headers(), again.value())))
                .isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void itIsRememberedWhenALetterWasPutBackAndWhere() throws Exception {
        BuriedRecord letter = bury(message(0, "m1"), DEFECT);
        letters.replay(letter.id(), false);
        OutboxRow row = putBack().get(0);
        assertThat(letters.list(ALL, 0, 1).get(0).replay().offset()).isNull();

        database.database()
                .transaction(
                        connection -> {
                            new Outbox(connection).delete(List.of(new Stored(row, 2, 77)));
                            return row;
                        });

        BuriedRecord replayed = letters.list(ALL, 0, 1).get(0);
        assertThat(replayed.replays()).isEqualTo(1);
        assertThat(replayed.replay().at()).isNotNull();
        assertThat(replayed.replay().partition()).isEqualTo(2);
        assertThat(replayed.replay().offset()).isEqualTo(77);
    }

    @Test
    void aLetterIsPutBackOnceUnlessItIsAskedForAgain() throws Exception {
        BuriedRecord letter = bury(message(0, "m1"), DEFECT);
        letters.replay(letter.id(), false);

        assertThat(letters.replay(letter.id(), false)).isEqualTo(Wish.REPLAYED_BEFORE);
        assertThat(letters.replay(letter.id(), true)).isEqualTo(Wish.GRANTED);
        assertThat(letters.replay(letter.id() + 1, false)).isEqualTo(Wish.UNKNOWN);
        assertThat(putBack()).hasSize(2);
    }

    @Test
    void aRecordThatWasTooLargeToBeKeptIsNotPutBack() throws Exception {
        byte[] large = new byte[DeadLetter.MAX_SIZE + 1];
        BuriedRecord letter = bury(Records.at(0, message(0, "m1").headers(), large), BROKEN);

        assertThat(letter.kept()).isFalse();
        assertThat(letters.replay(letter.id(), false)).isEqualTo(Wish.NOT_KEPT);
        assertThat(letters.replay(ALL, 10)).isEqualTo(new Replayed(0, 0));
    }

    @Test
    void allOfAKindArePutBackABoundedNumberAtATime() throws Exception {
        for (int i = 0; i < 3; i++) {
            bury(message(i, "m" + i), DEFECT);
        }
        bury(message(3, "other"), BROKEN);

        assertThat(letters.replay(ofKind(DEFECT), 2)).isEqualTo(new Replayed(2, 1));
        assertThat(letters.replay(ofKind(DEFECT), 2)).isEqualTo(new Replayed(1, 0));

        assertThat(letters.list(new LetterFilter(null, null, null, null, false), 0, 10))
                .extracting(BuriedRecord::eventId)
                .containsExactly("other");
        assertThat(putBack()).hasSize(3);
    }
}
