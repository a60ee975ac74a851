package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Admit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.contract.ServerEvent.Refuse;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.LogRecord;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.socketio.Admissions.Verdict;
import dev.restante.gateway.socketio.Admissions.Verdict.Admitted;
import dev.restante.gateway.socketio.Admissions.Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionsTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Positions PLACE = Positions.of(4);

    private final NotedEvents events = new NotedEvents();
    private final Admissions admissions = new Admissions(events);

    private CompletableFuture<Verdict> ask(Duration patience) {
        return admissions.ask("sid", "/vip", Arguments.of("{\"auth\":{}}"), patience);
    }

    private Envelope answering() {
        return envelope(events.only().clientEvent().id());
    }

    private static Envelope envelope(String cause) {
        return new Envelope("a1", "/service", Instant.EPOCH, "/vip", Optional.of(cause));
    }

    private void comes(ServerEvent answer) {
        admissions.read(new LogEntry(new LogRecord(0, 3, 0, answer), PLACE));
    }

    private void admitted(Envelope envelope, String user) {
        comes(new Admit(envelope, "sid", Optional.of(user), Optional.of(Set.of("lobby"))));
    }

    @Test
    void theQuestionIsARecordKeyedByTheSocket() {
        ask(LONG);

        ClientEvent question = events.only().clientEvent();
        assertThat(events.only().key()).isEqualTo("sid");
        assertThat(question.op()).isEqualTo(ClientEvent.Op.ADMISSION);
        assertThat(question.namespace()).isEqualTo("/vip");
        assertThat(question.arguments().json()).isEqualTo("{\"auth\":{}}");
    }

    @Test
    void whoIsAdmittedIsHeardFromTheAnswerOn() {
        CompletableFuture<Verdict> verdict = ask(LONG);

        admitted(answering(), "ann");

        assertThat(verdict)
                .isCompletedWithValue(
                        new Admitted(Optional.of("ann"), Optional.of(Set.of("lobby")), PLACE));
    }

    @Test
    void whoIsRefusedIsRefusedForGood() {
        CompletableFuture<Verdict> verdict = ask(LONG);

        comes(new Refuse(answering(), "sid", "no", Arguments.of("{\"why\":1}")));

        assertThat(verdict)
                .isCompletedWithValue(new Refused("no", Optional.of("{\"why\":1}"), true));
    }

    @Test
    void theAnswerToAnotherQuestionIsNone() {
        CompletableFuture<Verdict> verdict = ask(LONG);

        admitted(envelope("another"), "ann");

        assertThat(verdict).isNotDone();
    }

    @Test
    void theFirstAnswerCounts() {
        CompletableFuture<Verdict> verdict = ask(LONG);
        Envelope envelope = answering();
        comes(new Refuse(envelope, "sid", "no", Arguments.none()));

        admitted(envelope, "ann");

        assertThat(verdict.join()).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\u0000", "\u0085"})
    void aUserWithControlCharactersIsNoUserAndTheClientMayTryAgain(String user) {
        CompletableFuture<Verdict> verdict = ask(LONG);

        admitted(answering(), user);

        assertThat(verdict.join())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.forGood()).isFalse());
    }

    @Test
    void withoutKafkaTheClientMayTryAgain() {
        CompletableFuture<Verdict> verdict = ask(LONG);

        events.only().fails();

        assertThat(code(verdict)).contains("\"kafka_unavailable\"").contains("\"retry\":true");
    }

    @Test
    void withoutAnAnswerInTimeTheClientMayTryAgain() {
        CompletableFuture<Verdict> verdict = ask(Duration.ofMillis(1));

        assertThat(code(verdict)).contains("\"no_answer\"").contains("\"retry\":true");
    }

    @Test
    void moreThanMayWaitAreToldToComeAgain() {
        for (int i = 0; i < 10_000; i++) {
            ask(LONG);
        }

        assertThat(code(ask(LONG))).contains("\"busy\"");
    }

    @Test
    void whoDoesNotWaitAnyLongerMakesRoom() {
        CompletableFuture<Verdict> first = ask(LONG);
        for (int i = 1; i < 10_000; i++) {
            ask(LONG);
        }
        first.cancel(false);

        assertThat(ask(LONG)).isNotDone();
    }

    private static String code(CompletableFuture<Verdict> verdict) {
        return verdict.join() instanceof Refused refused
                ? refused.data().orElse("")
                : "not refused";
    }
}
