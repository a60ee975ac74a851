package dev.restante.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.worker.JobEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final Arguments NONE = Arguments.none();

    private final Answers first = answers("worker-1");
    private final Answers second = answers("worker-2");
    private final ObjectNode result = JsonNodeFactory.instance.objectNode().put("count", 4);

    private static Answers answers(String worker) {
        return new Answers(worker, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private List<ServerEvent> finished(Answers answers, ClientEvent job, int delivery) {
        return answers.finished(job, delivery, "primes", result, Duration.ofMillis(12));
    }

    @Test
    void theSenderIsToldTheResult() {
        Emit end = (Emit) finished(first, JobEvents.job(NONE), 2).get(0);

        assertThat(end.type()).isEqualTo("finished");
        assertThat(end.to()).containsExactly("s1");
        assertThat(end.arguments())
                .isEqualTo(
                        Arguments.of(
                                "{\"job\":\"j1\",\"worker\":\"worker-1\",\"delivery\":2,"
                                        + "\"status\":\"finished\",\"work\":\"primes\","
                                        + "\"result\":{\"count\":4},\"millis\":12}"));
    }

    @Test
    void theRoomOfTheJobHearsItTooAndKeepsTheOrder() {
        ClientEvent job = JobEvents.job(NONE, Optional.of("lab"), OptionalLong.empty());

        assertThat(finished(first, job, 1).get(0).to()).containsExactly("lab", "s1");
    }

    @Test
    void aJobEndsUnderOneIdWhoeverEndsItAndHow() {
        ClientEvent job = JobEvents.job(NONE);

        assertThat(id(finished(first, job, 1)))
                .isEqualTo(id(finished(second, job, 2)))
                .isEqualTo(id(second.failed(job, 5, "no")));
    }

    @Test
    void whoWaitsGetsTheSameAsAnswer() {
        ClientEvent job = JobEvents.job(NONE, Optional.empty(), OptionalLong.of(7));

        List<ServerEvent> end = finished(first, job, 1);

        assertThat(end).hasSize(2);
        Ack ack = (Ack) end.get(1);
        assertThat(ack.ackId()).isEqualTo(7);
        assertThat(ack.arguments()).isEqualTo(((Emit) end.get(0)).arguments());
    }

    @Test
    void anEmitThatIsSentAgainIsAnsweredAgainButEndsOnce() {
        List<ServerEvent> one =
                finished(first, JobEvents.job(NONE, Optional.empty(), OptionalLong.of(7)), 1);
        List<ServerEvent> other =
                finished(first, JobEvents.job(NONE, Optional.empty(), OptionalLong.of(8)), 1);

        assertThat(id(one)).isEqualTo(id(other));
        assertThat(one.get(1).envelope().id()).isNotEqualTo(other.get(1).envelope().id());
    }

    @Test
    void eachStepOfProgressIsToldOnceAndMayBeMissed() {
        Emit one = (Emit) first.progress(JobEvents.job(NONE), 1, 30);
        Emit again = (Emit) second.progress(JobEvents.job(NONE), 2, 30);

        assertThat(one.isVolatile()).isTrue();
        assertThat(one.envelope().id()).isEqualTo(again.envelope().id());
        assertThat(one.envelope().id())
                .isNotEqualTo(first.progress(JobEvents.job(NONE), 1, 40).envelope().id());
    }

    private static String id(List<ServerEvent> end) {
        return end.get(0).envelope().id();
    }
}
