package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.consumer.chat.ChatMessage;
import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.store.LabEffects.LabEffect;
import dev.restante.contract.Arguments;
import dev.restante.contract.Attachment;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEventRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final List<String> TABLES =
            List.of(
                    "processed_event",
                    "tally",
                    "reader_position",
                    "outbox",
                    "chat_room",
                    "chat_message");

    @TempDir Path folder;
    private TestDatabase testDatabase;
    private Ledger ledger;
    private Facts facts;

    @BeforeEach
    void open() {
        testDatabase = new TestDatabase(folder);
        ledger =
                new Ledger(
                        testDatabase.database(),
                        new Dispatcher(),
                        "server-events",
                        "client-events-dlq");
        facts = new Facts(testDatabase.database());
    }

    @AfterEach
    void close() throws SQLException {
        testDatabase.neverFail();
        testDatabase.close();
    }

    private List<OutboxRow> outbox() throws SQLException {
        return testDatabase
                .database()
                .transaction(connection -> new Outbox(connection).oldest(100, Long.MAX_VALUE));
    }

    private static ConsumerRecord<byte[], byte[]> message(int offset, String id) {
        return Records.at(offset, Events.message(id, "lobby", "text of " + id));
    }

    @Test
    void anEventLeavesItsIdItsEffectItsAnswerAndThePosition() throws Exception {
        Outcome outcome = ledger.take(message(41, "m1"));

        assertThat(outcome).isEqualTo(Outcome.PROCESSED);
        assertThat(facts.event("m1"))
                .hasValueSatisfying(e -> assertThat(e.type()).isEqualTo("message"));
        assertThat(facts.messages("lobby", 0, 10)).extracting(ChatMessage::seq).containsExactly(1L);
        assertThat(facts.totals().positions())
                .containsExactly(new Position("client-events", 1, 42));
        ProducerRecord<byte[], byte[]> answer = outbox().get(0).kafkaRecord();
        assertThat(answer.topic()).isEqualTo("server-events");
        assertThat(answer.key()).asString().isEqualTo("lobby");
        Emit emit = (Emit) ServerEventRecord.read(answer.headers(), answer.value());
        assertThat(emit.envelope().id()).isEqualTo("m1.0");
        assertThat(emit.to()).containsExactly("lobby");
    }

    @Test
    void aRepeatHasNoEffectButIsCounted() throws Exception {
        ledger.take(message(0, "m1"));

        Outcome outcome = ledger.take(message(1, "m1"));

        assertThat(outcome).isEqualTo(Outcome.DUPLICATE);
        Totals totals = facts.totals();
        assertThat(totals.messages()).isEqualTo(1);
        assertThat(totals.outboxDepth()).isEqualTo(1);
        assertThat(totals.of(Outcome.PROCESSED)).isEqualTo(1);
        assertThat(totals.of(Outcome.DUPLICATE)).isEqualTo(1);
        assertThat(totals.positions()).containsExactly(new Position("client-events", 1, 2));
    }

    @Test
    void aRepeatFromAnInstanceThatWasFrozenDoesNotMoveThePositionBack() throws Exception {
        ledger.take(message(0, "m1"));
        ledger.take(message(1, "m2"));

        ledger.take(message(0, "m1"));

        assertThat(facts.totals().positions()).containsExactly(new Position("client-events", 1, 2));
    }

    @Test
    void aTopicThatWasCreatedAnewMovesThePositionBack() throws Exception {
        ledger.take(message(7, "m1"));

        ledger.take(message(0, "m2"));

        assertThat(facts.totals().positions()).containsExactly(new Position("client-events", 1, 1));
    }

    @Test
    void whereverItFailsNothingIsLeftAndTheNextTryDoesAllOfIt() throws Exception {
        int steps = 0;
        for (boolean failed = true; failed; steps++) {
            testDatabase.failAfter(steps, new SQLException("the line is cut", "08006"));
            failed = fails(message(7, "m1"));
            if (failed) {
                for (String table : TABLES) {
                    assertThat(testDatabase.rows(table)).as(table + " after " + steps).isZero();
                }
            }
        }

        assertThat(steps).as("statements and the commit, and one run without").isGreaterThan(8);
        for (String table : TABLES) {
            assertThat(testDatabase.rows(table)).as(table).isEqualTo(1);
        }
    }

    private boolean fails(ConsumerRecord<byte[], byte[]> record) throws Exception {
        try {
            ledger.take(record);
            return false;
        } catch (SQLException e) {
            assertThat(testDatabase.isFailureToCome()).isFalse();
            return true;
        }
    }

    @Test
    void anEventNoRuleKnowsIsMarkedProcessedAndCountedAsIgnored() throws Exception {
        ClientEvent unknown = Events.event("/chat", "dance", "d1", "socket-1", Arguments.none());

        Outcome outcome = ledger.take(Records.at(0, unknown));

        assertThat(outcome).isEqualTo(Outcome.IGNORED);
        assertThat(facts.event("d1")).isPresent();
        assertThat(facts.totals().counts()).containsExactly(new Count(Outcome.IGNORED, "", "", 1));
    }

    @Test
    void anInvalidEventIsCountedAsRejectedAndAnswered() throws Exception {
        Outcome outcome = ledger.take(Records.at(0, Events.message("m1", "lobby", " ")));

        assertThat(outcome).isEqualTo(Outcome.REJECTED);
        assertThat(facts.totals().of(Outcome.REJECTED)).isEqualTo(1);
        assertThat(outbox()).hasSize(1);
        assertThat(facts.messages("lobby", 0, 10)).isEmpty();
    }

    @Test
    void aRecordThatBreaksTheContractIsNotTaken() throws Exception {
        assertThatThrownBy(() -> ledger.take(Records.malformedAt(0)))
                .isInstanceOf(MalformedRecordException.class);
        assertThat(testDatabase.rows("reader_position")).isZero();
    }

    @Test
    void anIdThatIsNoKeyForADatabaseBreaksTheContract() {
        ClientEvent event = Events.message("x".repeat(256), "lobby", "hi");

        assertThatThrownBy(() -> ledger.take(Records.at(0, event)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("ce_id: longer than 255 characters");
    }

    @Test
    void aDeadLetterKeepsKeyValueAndHeadersAndSaysWhereAndWhy() throws Exception {
        ledger.bury(Records.malformedAt(5), new MalformedRecordException("ce_id", "missing"));

        ProducerRecord<byte[], byte[]> letter = outbox().get(0).kafkaRecord();
        assertThat(letter.topic()).isEqualTo("client-events-dlq");
        assertThat(letter.key()).asString().isEqualTo("key");
        assertThat(letter.value()).asString().isEqualTo("x");
        assertThat(header(letter, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(letter, "dead-letter-reason")).isEqualTo("ce_id: missing");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo("client-events");
        assertThat(header(letter, "dead-letter-partition")).isEqualTo("1");
        assertThat(header(letter, "dead-letter-offset")).isEqualTo("5");
        assertThat(facts.totals().of(Outcome.DEAD_LETTERED)).isEqualTo(1);
    }

    @Test
    void binaryDataIsBuriedAsItWas() throws Exception {
        Arguments picture =
                new Arguments(
                        1,
                        "{\"data\":{\"_placeholder\":true,\"num\":0}}",
                        List.of(new Attachment(new byte[] {0, -1, (byte) 0xc3})));
        ledger.bury(Records.at(5, withArguments(picture)), new IOException("no"));
        ledger.bury(
                Records.at(6, withArguments(Arguments.binary(new byte[] {0, -1}))),
                new IOException("no"));

        List<Arguments> buried = new ArrayList<>();
        for (OutboxRow row : outbox()) {
            var letter = row.kafkaRecord();
            buried.add(ClientEventRecord.read(letter.headers(), letter.value()).arguments());
        }
        assertThat(buried).containsExactly(picture, Arguments.binary(new byte[] {0, -1}));
    }

    private static ClientEvent withArguments(Arguments arguments) {
        return Events.event("/chat", "picture", "p1", "socket-1", arguments);
    }

    @Test
    void aDeadLetterSaysTheWholeOriginAndABoundedStack() throws Exception {
        Exception deep = new IllegalStateException("x\u0000".repeat(DeadLetter.MAX_STACK_TRACE));

        ledger.bury(message(5, "m1"), deep);

        ProducerRecord<byte[], byte[]> letter = outbox().get(0).kafkaRecord();
        assertThat(header(letter, "dead-letter-timestamp")).isEqualTo("1700000000000");
        assertThat(header(letter, "dead-letter-key")).isEqualTo("key");
        assertThat(header(letter, "ce_id")).isEqualTo("m1");
        assertThat(header(letter, "dead-letter-stack-trace"))
                .startsWith("java.lang.IllegalStateException: x?")
                .hasSize(DeadLetter.MAX_STACK_TRACE);
    }

    @Test
    void aRecordIsBuriedOnce() throws Exception {
        Exception reason = new MalformedRecordException("ce_id", "missing");
        ledger.bury(Records.malformedAt(5), reason);

        Outcome outcome = ledger.bury(Records.malformedAt(5), reason);

        assertThat(outcome).isEqualTo(Outcome.DUPLICATE);
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void aReasonNoDatabaseCanStoreIsMadeStorable() throws Exception {
        ledger.bury(
                Records.malformedAt(5),
                new MalformedRecordException("ce_id", "a\0b\uD800" + "c".repeat(600)));

        assertThat(header(outbox().get(0).kafkaRecord(), "dead-letter-reason"))
                .startsWith("ce_id: a?b?ccc")
                .hasSize(500);
    }

    @Test
    void aRecordTooLargeForADeadLetterLeavesWhereItWas() throws Exception {
        byte[] large = new byte[DeadLetter.MAX_SIZE];

        ledger.bury(
                Records.at(6, Records.malformedAt(6).headers(), large),
                new MalformedRecordException("value", "not JSON"));

        ProducerRecord<byte[], byte[]> letter = outbox().get(0).kafkaRecord();
        assertThat(letter.value()).isNull();
        assertThat(header(letter, "dead-letter-offset")).isEqualTo("6");
        assertThat(header(letter, "dead-letter-omitted-bytes")).isEqualTo("900020");
    }

    private static ConsumerRecord<byte[], byte[]> ofLab(int offset, String id) {
        String data = "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":7,\"work\":1}";
        return Records.at(offset, Events.event("/lab", "numbered", id, "a", Arguments.of(data)));
    }

    @Test
    void aNumberedEventOfTheLabHasOneEffectHoweverOftenItsRecordComes() throws Exception {
        ledger.take(ofLab(4, "e1"));
        ledger.take(ofLab(4, "e1"));
        ledger.take(ofLab(5, "e1"));

        List<LabEffect> effects = new LabEffects(testDatabase.database()).ofEvent("e1", 10);
        assertThat(effects)
                .containsExactly(new LabEffect("queue", 7, "e1", effects.get(0).at(), 1, 1, 4L));
        assertThat(facts.processing("e1"))
                .hasValueSatisfying(p -> assertThat(p.offset()).isEqualTo(4));
        assertThat(((Emit) answer(0)).to()).containsExactly("a");
    }

    private static ConsumerRecord<byte[], byte[]> numbered(int offset, String id) {
        return Records.at(
                offset,
                Events.event("/", "chat message", id, "a", new Arguments(2, "[\"hi\",\"a-0\"]")));
    }

    @Test
    void aNumberedMessageThatFailedHalfwayTakesNoNumber() throws Exception {
        int steps = 0;
        for (boolean failed = true; failed; steps++) {
            testDatabase.failAfter(steps, new SQLException("the line is cut", "08006"));
            failed = fails(numbered(0, "n1"));
        }

        testDatabase.neverFail();

        Emit emit = (Emit) answer(0);
        assertThat(emit.key()).isEqualTo("/");
        assertThat(emit.arguments()).isEqualTo(new Arguments(2, "[\"hi\",1]"));
    }

    @Test
    void aClientOffsetInASecondEventIsProcessedWithoutAnAnswer() throws Exception {
        ledger.take(numbered(0, "n1"));

        assertThat(ledger.take(numbered(1, "n2"))).isEqualTo(Outcome.PROCESSED);
        assertThat(outbox()).hasSize(1);
        assertThat(testDatabase.rows("numbered_message")).isEqualTo(1);
    }

    @Test
    void whatAClientMissedHasTheKeyOfWhatGoesToEveryone() throws Exception {
        ledger.take(numbered(0, "n1"));
        Arguments seenNothing = Arguments.of("{\"recovered\":false,\"auth\":{\"serverOffset\":0}}");

        ledger.take(
                Records.at(
                        1,
                        Events.event(
                                "/", ClientEvent.CONNECT, "c1", "b", seenNothing, Instant.now())));

        assertThat(outbox().get(1).kafkaRecord().key()).asString().isEqualTo("/");
        assertThat(((Emit) answer(1)).to()).containsExactly("/", "b");
    }

    @Test
    void aReplyIsAnAckForTheSocket() throws Exception {
        ClientEvent event = Events.event("/", "chat message", "n1", "a", Arguments.of("\"hi\""));

        ledger.take(Records.at(0, Events.waiting(7, event)));

        Ack ack = (Ack) answer(1);
        assertThat(ack.socket()).isEqualTo("a");
        assertThat(ack.ackId()).isEqualTo(7);
        assertThat(ack.envelope().id()).isEqualTo("n1.1");
    }

    private ServerEvent answer(int index) throws Exception {
        ProducerRecord<byte[], byte[]> record = outbox().get(index).kafkaRecord();
        return ServerEventRecord.read(record.headers(), record.value());
    }

    private static ConsumerRecord<byte[], byte[]> asked(int offset, String text) {
        ClientEvent event = Events.event("/", "chat message", "n1", "a", Arguments.of(text));
        return Records.at(offset, Events.waiting(7 + offset, event));
    }

    private List<Ack> acks() throws Exception {
        List<Ack> acks = new ArrayList<>();
        for (OutboxRow row : outbox()) {
            if (ServerEventRecord.read(row.kafkaRecord().headers(), row.kafkaRecord().value())
                    instanceof Ack ack) {
                acks.add(ack);
            }
        }
        return acks;
    }

    @Test
    void anEmitThatIsRepeatedIsAnsweredTheSameUnderAnotherId() throws Exception {
        ledger.take(asked(0, "\"hi\""));

        Outcome outcome = ledger.take(asked(1, "\"hi\""));

        assertThat(outcome).isEqualTo(Outcome.DUPLICATE);
        assertThat(acks()).extracting(Ack::ackId).containsExactly(7L, 8L);
        assertThat(acks()).extracting(Ack::arguments).containsOnly(Arguments.none());
        assertThat(acks())
                .extracting(ack -> ack.envelope().id())
                .containsExactly("n1.1", "n1.again.1-1");
        assertThat(acks()).allMatch(ack -> ack.envelope().cause().orElseThrow().equals("n1"));
    }

    @Test
    void anEmitThatWasRejectedIsRejectedAgain() throws Exception {
        ledger.take(asked(0, "7"));

        ledger.take(asked(1, "\"hi\""));

        assertThat(acks()).hasSize(2);
        assertThat(acks().get(1).arguments()).isEqualTo(acks().get(0).arguments());
        assertThat(acks().get(1).arguments().json()).contains("rejected");
    }

    @Test
    void theSameRecordOnceMoreIsNotAnsweredAgain() throws Exception {
        ledger.take(asked(0, "\"hi\""));

        ledger.take(asked(0, "\"hi\""));

        assertThat(acks()).hasSize(1);
    }

    @Test
    void theSecondAttemptIsAnsweredAlsoWhereTheFirstDidNotAsk() throws Exception {
        ledger.take(
                Records.at(
                        0, Events.event("/", "chat message", "n1", "a", Arguments.of("\"hi\""))));

        ledger.take(asked(1, "\"hi\""));

        assertThat(acks()).extracting(Ack::ackId).containsExactly(8L);
    }

    @Test
    void everythingIsThereAfterTheFileWasClosedAndOpened() throws Exception {
        ledger.take(message(0, "m1"));
        testDatabase.close();

        open();

        assertThat(ledger.take(message(0, "m1"))).isEqualTo(Outcome.DUPLICATE);
        assertThat(facts.messages("lobby", 0, 10))
                .extracting(ChatMessage::at)
                .containsExactly(Events.SENT);
    }

    @Test
    void messagesCanBeReadInPieces() throws Exception {
        for (int i = 0; i < 5; i++) {
            ledger.take(message(i, "m" + i));
        }

        assertThat(facts.messages("lobby", 2, 2))
                .extracting(ChatMessage::id)
                .containsExactly("m2", "m3");
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
