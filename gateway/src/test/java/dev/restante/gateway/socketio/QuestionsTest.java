package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.LogRecord;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.socketio.Questions.Question;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    private final Questions questions = new Questions();

    private static LogEntry question(int partition, long offset) {
        return new LogEntry(
                new LogRecord(
                        partition,
                        offset,
                        0,
                        new Emit(
                                new Envelope(
                                        "q" + offset, "/s", Instant.EPOCH, "/", Optional.empty()),
                                "ask",
                                Set.of(),
                                Set.of(),
                                false,
                                OptionalLong.of(1),
                                Arguments.none())),
                Positions.of(0, 0, 0).with(partition, offset + 1));
    }

    private void ask(LogEntry question) {
        questions.ask(question, (Emit) question.event());
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        LogEntry asked = question(1, 10);
        ask(asked);

        assertThat(questions.close(Delivery.ackId(asked)))
                .contains(new Question("q10", 1, asked.after()));
        assertThat(questions.close(Delivery.ackId(asked))).isEmpty();
    }

    @Test
    void recordsOfTheLogHaveDifferentAckIds() {
        assertThat(
                        LongStream.range(0, 100)
                                .flatMap(o -> LongStream.range(0, 3).map(p -> id((int) p, o)))
                                .distinct()
                                .count())
                .isEqualTo(300);
    }

    @Test
    void anAckIdIsNoLargerThanTheJavaClientCanRead() {
        assertThat(id(2, 1L << 40)).isBetween(0L, (long) Integer.MAX_VALUE);
    }

    @Test
    void theOldestOfTooManyIsForgotten() {
        LongStream.rangeClosed(0, Questions.MAX_OPEN).forEach(o -> ask(question(0, o)));

        assertThat(questions.close(id(0, 0))).isEmpty();
        assertThat(questions.close(id(0, 1))).isPresent();
    }

    private static long id(int partition, long offset) {
        return Delivery.ackId(question(partition, offset));
    }
}
