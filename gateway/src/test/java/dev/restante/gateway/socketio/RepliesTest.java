package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.socketio.Replies.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepliesTest {

    private final SimulatedClient client = new SimulatedClient(new Cursor(1, 1), Positions.of(0));
    private final Replies replies = new Replies(client);
    private final List<Outcome> outcomes = new ArrayList<>();

    private static Ack ack(long ackId, String cause) {
        return new Ack(
                new Envelope("r", "/s", Instant.EPOCH, "/", Optional.ofNullable(cause)),
                "sid",
                ackId,
                Arguments.of("1"));
    }

    @BeforeEach
    void anEmitWaits() {
        replies.expect(7, "event", Duration.ofSeconds(10), outcomes::add);
    }

    @Test
    void theAnswerOfAServiceIsHandedOnOnce() {
        replies.answered(ack(7, "event"));
        replies.answered(ack(7, "event"));

        assertThat(outcomes).containsExactly(new Outcome.Answered(ack(7, "event")));
    }

    @Test
    void anAnswerWithoutACauseIsTakenByItsAckId() {
        replies.answered(ack(7, null));

        assertThat(outcomes).containsExactly(new Outcome.Answered(ack(7, null)));
    }

    @Test
    void theAnswerToAnEarlierAttemptIsTheAnswer() {
        replies.answered(ack(3, "event"));

        assertThat(outcomes).containsExactly(new Outcome.Answered(ack(3, "event")));
    }

    /** Its client does not wait for the first any more, and services take an event once. */
    @Test
    void theAnswerToAnAttemptThatStillWaitsIsThatOfTheLaterOnesToo() {
        List<Outcome> later = new ArrayList<>();
        replies.expect(8, "event", Duration.ofSeconds(10), later::add);

        replies.answered(ack(7, "event"));

        assertThat(outcomes).containsExactly(new Outcome.Answered(ack(7, "event")));
        assertThat(later).containsExactly(new Outcome.Answered(ack(7, "event")));
    }

    @Test
    void anEventKafkaDidNotTakeIsNotWaitedFor() {
        replies.failed(7, "event", Answer.refused("busy", ""));

        assertThat(outcomes).containsExactly(new Outcome.Own(Answer.refused("busy", "")));
    }

    @Test
    void theFailureOfAnEarlierEventWithThatAckIdIsNotTheAnswer() {
        replies.failed(7, "earlier", Answer.refused("busy", ""));

        assertThat(outcomes).isEmpty();
    }

    @Test
    void anAnswerToAnEarlierEventWithThatAckIdIsDropped() {
        replies.answered(ack(7, "earlier"));

        assertThat(outcomes).isEmpty();
    }

    @Test
    void anAnswerNobodyWaitsForIsDropped() {
        replies.answered(ack(8, "other"));

        assertThat(outcomes).isEmpty();
    }

    @Test
    void nobodyAnsweringIsAnAnswerInTheEnd() {
        client.letTimePass();

        assertThat(outcomes).containsExactly(new Outcome.Own(Answer.noAnswer()));
    }

    @Test
    void afterAnAnswerTimeDoesNotMatter() {
        replies.answered(ack(7, "event"));

        client.letTimePass();

        assertThat(outcomes).hasSize(1);
    }

    @Test
    void theSameAckIdAgainEndsTheWaitForTheFirst() {
        replies.expect(7, "other", Duration.ofSeconds(10), outcome -> {});

        assertThat(outcomes).containsExactly(new Outcome.Own(Answer.noAnswer()));
    }

    @Test
    void theEndOfTheSessionEndsEveryWait() {
        replies.expect(8, "other", Duration.ofSeconds(10), outcomes::add);

        replies.end();

        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Own(Answer.noAnswer()), new Outcome.Own(Answer.noAnswer()));
    }
}
