package dev.restante.gateway.engineio;

import static dev.restante.gateway.engineio.SimulatedApplication.DRAINED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollingTransportTest {

    private static final String OK = "ok";
    private static final String GOODBYE = "6\u001e1";
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(30);

    private final Stage stage = Stage.polling();

    @Test
    void whatOneTurnSentSharesAnAnswer() {
        SimulatedRequest poll = stage.poll();

        stage.send("a");
        stage.send("b");
        assertThat(poll.answer()).isNull();
        stage.turn();

        assertThat(poll.answer()).isEqualTo("4a\u001e4b");
    }

    @Test
    void whatWaitedIsTheAnswerAtOnce() {
        stage.send("a");
        stage.turn();

        assertThat(stage.poll().answer()).isEqualTo("4a");
    }

    @Test
    void whatIsSentAfterAnAnswerWaitsForTheNextPoll() {
        SimulatedRequest first = stage.poll();
        stage.send("a");
        stage.turn();
        stage.send("b");
        stage.turn();

        SimulatedRequest second = stage.poll();

        assertThat(first.answer()).isEqualTo("4a");
        assertThat(second.answer()).isEqualTo("4b");
    }

    @Test
    void packetsOfAPostAreHeardInOrderAndThenItIsAnswered() {
        SimulatedRequest post = stage.post("4a\u001e4b");

        assertThat(stage.application().heard()).containsExactly("a", "b");
        assertThat(post.answer()).isEqualTo(OK);
    }

    @Test
    void aFullOutboxHoldsThePost() {
        stage.send(Stage.LARGE);

        SimulatedRequest post = stage.post("4a");

        assertThat(stage.session().writable()).isFalse();
        assertThat(stage.application().heard()).isEmpty();
        assertThat(post.answer()).isNull();
    }

    @Test
    void aPollThatEmptiesTheOutboxLetsThePostThrough() {
        stage.send(Stage.LARGE);
        SimulatedRequest post = stage.post("4a");

        stage.poll();

        assertThat(stage.session().writable()).isTrue();
        assertThat(stage.application().heard()).containsExactly(DRAINED, "a");
        assertThat(post.answer()).isEqualTo(OK);
    }

    @Test
    void thePostStaysHeldIfDrainingFillsTheOutboxAgain() {
        stage.application().onDrained(() -> stage.send(Stage.LARGE));
        stage.send(Stage.LARGE);
        SimulatedRequest post = stage.post("4a");

        stage.poll();

        assertThat(stage.session().writable()).isFalse();
        assertThat(stage.application().heard()).containsExactly(DRAINED);
        assertThat(post.answer()).isNull();
    }

    @Test
    void aPausedApplicationHoldsThePostUntilItGoesOn() {
        stage.session().pause(true);
        SimulatedRequest post = stage.post("4a");
        assertThat(post.answer()).isNull();

        stage.session().pause(false);

        assertThat(stage.application().heard()).containsExactly("a");
        assertThat(post.answer()).isEqualTo(OK);
    }

    @Test
    void anApplicationThatPausesInTheMiddleOfAPostHearsTheRestLater() {
        stage.application().onMessage(message -> stage.session().pause(message.equals("a")));
        SimulatedRequest post = stage.post("4a\u001e4b");
        assertThat(stage.application().heard()).containsExactly("a");
        assertThat(post.answer()).isNull();

        stage.session().pause(false);

        assertThat(stage.application().heard()).containsExactly("a", "b");
        assertThat(post.answer()).isEqualTo(OK);
    }

    @Test
    void aPostHeldForTwoReasonsWaitsForBothToPass() {
        stage.send(Stage.LARGE);
        stage.session().pause(true);
        SimulatedRequest post = stage.post("4a");

        stage.poll();
        assertThat(post.answer()).isNull();
        stage.session().pause(false);

        assertThat(post.answer()).isEqualTo(OK);
    }

    @Test
    void volatileEventsLeaveOnlyWhileAPollWaitsForNothingElse() {
        assertThat(stage.session().immediate()).isFalse();

        stage.poll();
        assertThat(stage.session().immediate()).isTrue();

        stage.send("a");
        assertThat(stage.session().immediate()).isFalse();
    }

    @Test
    void aSecondPollIsRefusedAndEndsTheSession() {
        SimulatedRequest first = stage.poll();

        SimulatedRequest second = stage.poll();

        assertThat(second.status()).isEqualTo(400);
        assertThat(first.answer()).isEqualTo("1");
        assertThat(stage.application().heard())
                .containsExactly(CloseReason.TRANSPORT_ERROR.wireName());
        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void aSecondPostIsRefusedAndCutsTheFirst() {
        stage.session().pause(true);
        SimulatedRequest first = stage.post("4a");

        SimulatedRequest second = stage.post("4b");

        assertThat(second.status()).isEqualTo(400);
        assertThat(first.isReset()).isTrue();
        assertThat(first.answer()).isNull();
        assertThat(stage.application().heard())
                .containsExactly(CloseReason.TRANSPORT_ERROR.wireName());
    }

    @Test
    void aPostThatIsTooLargeIsRefusedAndTheSessionLivesOn() {
        SimulatedRequest large = stage.post("4" + "x".repeat(GivenEngineConfig.SMALL.maxPayload()));

        SimulatedRequest next = stage.post("4a");

        assertThat(large.status()).isEqualTo(413);
        assertThat(next.answer()).isEqualTo(OK);
        assertThat(stage.application().heard()).containsExactly("a");
    }

    @Test
    void aPollThatBreaksOffEndsTheSession() {
        stage.poll().breakOff();
        stage.turn();

        assertThat(stage.application().heard())
                .containsExactly(CloseReason.TRANSPORT_ERROR.wireName());
        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void aPostThatBreaksOffEndsTheSession() {
        stage.session().pause(true);

        stage.post("4a").breakOff();
        stage.turn();

        assertThat(stage.application().heard())
                .containsExactly(CloseReason.TRANSPORT_ERROR.wireName());
    }

    @Test
    void requestsThatWereAnsweredMayBreakOff() {
        stage.post("4a").breakOff();
        SimulatedRequest poll = stage.poll();
        stage.send("b");
        stage.turn();
        poll.breakOff();
        stage.turn();

        assertThat(stage.application().heard()).containsExactly("a");
    }

    @Test
    void aClientThatLeavesIsAnsweredAllItWaitsFor() {
        SimulatedRequest poll = stage.poll();

        SimulatedRequest post = stage.post("4a\u001e1\u001e4late");

        assertThat(poll.answer()).isEqualTo("6");
        assertThat(post.answer()).isEqualTo(OK);
        assertThat(stage.application().heard())
                .containsExactly("a", CloseReason.TRANSPORT_CLOSE.wireName());
        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void aPollThatWaitsIsToldGoodbye() {
        SimulatedRequest poll = stage.poll();

        stage.session().close(CloseReason.SERVER_DISCONNECT);

        assertThat(poll.answer()).isEqualTo("1");
        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void theNextPollIsToldGoodbyeAfterANoop() {
        stage.session().close(CloseReason.SERVER_DISCONNECT);
        assertThat(stage.gone()).isZero();

        SimulatedRequest poll = stage.poll();

        assertThat(poll.answer()).isEqualTo(GOODBYE);
        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void goodbyeNeverStandsBehindAMessage() {
        SimulatedRequest first = stage.poll();
        stage.send("a");
        stage.session().close(CloseReason.SERVER_DISCONNECT);
        stage.turn();

        SimulatedRequest second = stage.poll();

        assertThat(first.answer()).isEqualTo("4a");
        assertThat(second.answer()).isEqualTo(GOODBYE);
    }

    @Test
    void allThatWaitedIsFetchedBeforeGoodbye() {
        for (int i = 0; i < 20; i++) {
            stage.send("m");
        }
        stage.session().close(CloseReason.SERVER_DISCONNECT);

        assertThat(stage.poll().answer().split("\u001e")).hasSize(16).containsOnly("4m");
        assertThat(stage.poll().answer().split("\u001e")).hasSize(4).containsOnly("4m");
        assertThat(stage.poll().answer()).isEqualTo(GOODBYE);
    }

    @Test
    void aGoodbyeThatWasFetchedIsNotWaitedForAgain() {
        stage.session().close(CloseReason.SERVER_DISCONNECT);
        stage.poll();

        stage.pass(LONGEST_GOODBYE);

        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void aGoodbyeThatNobodyFetchesIsWaitedForHalfAMinute() {
        stage.session().close(CloseReason.SERVER_DISCONNECT);

        stage.pass(LONGEST_GOODBYE.minusMillis(1));
        assertThat(stage.gone()).isZero();

        stage.pass(Duration.ofMillis(1));
        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void aHeldPostIsAnsweredAtGoodbyeAndNotHeard() {
        stage.session().pause(true);
        SimulatedRequest post = stage.post("4a");

        stage.session().close(CloseReason.SERVER_DISCONNECT);

        assertThat(post.answer()).isEqualTo(OK);
        assertThat(stage.application().heard())
                .containsExactly(CloseReason.SERVER_DISCONNECT.wireName());
    }

    @Test
    void whoIsGoneIsUnknown() {
        stage.poll();
        stage.session().close(CloseReason.SERVER_DISCONNECT);

        SimulatedRequest late = stage.poll();

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.answer()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
    }

    @Test
    void whatIsSentToWhoIsGoneIsDropped() {
        stage.poll();
        stage.session().close(CloseReason.SERVER_DISCONNECT);

        stage.session().transport().send(new EngineMessage("late"));
        stage.session().transport().close(Transport.Farewell.GOODBYE);
        stage.session().transport().close(Transport.Farewell.NONE);
        stage.turn();

        assertThat(stage.poll().status()).isEqualTo(400);
        assertThat(stage.gone()).isEqualTo(1);
    }
}
