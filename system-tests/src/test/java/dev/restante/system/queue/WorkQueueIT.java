package dev.restante.system.queue;

import static dev.restante.system.queue.QueueTopics.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.StackUnderTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A queue of one partition, four workers. */
@ExtendWith({StackUnderTest.class, WorkQueueUnderTest.class})
class WorkQueueIT {

    private static final int MANY = 80;
    private static final int SHORT = 200_000;
    private static final int LONG = 10_000_000;

    @Test
    void each_job_of_one_partition_is_given_to_one_worker_and_all_workers_get_some(
            WorkQueue queue) {
        Jobs jobs = new Jobs(queue.client());
        double before = queue.deliveries();

        List<String> emitted = jobs.emit(MANY, SHORT);

        jobs.untilEnded(MANY);
        Set<String> busy =
                jobs.ends().stream()
                        .map(end -> end.path("worker").asText())
                        .collect(Collectors.toSet());
        assertThat(jobs.ended()).containsExactlyInAnyOrderElementsOf(emitted);
        assertThat(queue.deliveries() - before).isEqualTo(MANY);
        assertThat(busy).isEqualTo(new HashSet<>(WorkQueue.WORKERS));
    }

    @Test
    void the_job_of_a_killed_worker_is_done_by_another_and_every_answer_comes_once(
            WorkQueue queue) {
        Jobs jobs = new Jobs(queue.client());
        List<String> emitted = jobs.emit(8, LONG);
        JsonNode begun = jobs.begun();
        String victim = begun.path("worker").asText();

        queue.worker(victim).kill();

        jobs.untilEnded(emitted.size());
        JsonNode end = jobs.end(begun.path("job").asText());
        assertThat(end.path("worker").asText()).isNotEqualTo(victim);
        assertThat(end.path("delivery").asInt()).isEqualTo(2);
        assertThat(jobs.ended()).containsExactlyInAnyOrderElementsOf(emitted);
    }

    @Test
    void a_worker_that_stood_still_loses_its_job_and_its_late_answer_is_not_heard(WorkQueue queue) {
        Jobs jobs = new Jobs(queue.client());
        String job = jobs.emit(Jobs.hashes(LONG)).path("id").asText();
        String victim = jobs.begun().path("worker").asText();

        queue.worker(victim).suspend();
        JsonNode end = jobs.end(job);
        queue.worker(victim).resume();

        WorkQueue.until("both have answered", () -> queue.topics().storedEnds(job) == 2);
        String later = jobs.emit(Jobs.hashes(1)).path("id").asText();
        jobs.end(later);
        assertThat(end.path("worker").asText()).isNotEqualTo(victim);
        assertThat(end.path("delivery").asInt()).isEqualTo(2);
        assertThat(jobs.ended()).containsExactly(job, later);
    }

    @Test
    void a_job_longer_than_the_lock_is_renewed_and_given_to_nobody_else(WorkQueue queue) {
        Jobs jobs = new Jobs(queue.client());
        double before = queue.deliveries();

        JsonNode end = jobs.end(jobs.emit(Jobs.longest()).path("id").asText());

        assertThat(end.path("millis").asLong()).as("longer than the lock").isGreaterThan(2_000);
        assertThat(end.path("delivery").asInt()).isEqualTo(1);
        assertThat(queue.deliveries() - before).isEqualTo(1);
    }

    @Test
    void what_nobody_can_do_becomes_a_dead_letter_at_once_and_the_rest_goes_on(WorkQueue queue) {
        Jobs jobs = new Jobs(queue.client());
        jobs.emit(1, SHORT);

        JsonNode stored = jobs.emit(Jobs.hashes(0));

        jobs.emit(1, SHORT);
        jobs.untilEnded(3);
        JsonNode end = jobs.end(stored.path("id").asText());
        assertThat(end.path("code").asText()).isEqualTo("job_failed");
        assertThat(end.path("message").asText()).startsWith("rounds: a whole number from 1 to");
        ConsumerRecord<String, byte[]> letter = onlyLetter(queue, stored);
        assertThat(header(letter, "dead-letter-reason")).startsWith("rounds: a whole number");
        assertThat(header(letter, "dead-letter-delivery-count")).isEqualTo("1");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo(stored.path("topic").asText());
        assertThat(header(letter, "dead-letter-partition"))
                .isEqualTo(stored.path("partition").asText());
        assertThat(header(letter, "dead-letter-offset")).isEqualTo(stored.path("offset").asText());
        assertThat(header(letter, "dead-letter-stack-trace")).contains("RefusedException");
        assertThat(header(letter, "ce_type")).isEqualTo("job");
        assertThat(new String(letter.value())).contains("\"rounds\":0");
    }

    @Test
    void what_fails_is_tried_again_and_after_its_last_try_becomes_a_dead_letter(WorkQueue queue) {
        Jobs jobs = new Jobs(queue.client());

        JsonNode passing = jobs.emit(Jobs.hashes(SHORT).put("failures", 1));
        JsonNode lasting = jobs.emit(Jobs.hashes(SHORT).put("failures", 99));

        jobs.untilEnded(2);
        JsonNode done = jobs.end(passing.path("id").asText());
        assertThat(done.path("status").asText()).isEqualTo("finished");
        assertThat(done.path("delivery").asInt()).isEqualTo(2);
        assertThat(jobs.end(lasting.path("id").asText()).path("status").asText())
                .isEqualTo("error");
        assertThat(header(onlyLetter(queue, lasting), "dead-letter-delivery-count"))
                .isEqualTo(Integer.toString(WorkQueue.ATTEMPTS));
    }

    @Test
    void what_breaks_the_contract_becomes_a_dead_letter_as_it_is(WorkQueue queue) throws Exception {
        long offset = queue.topics().putRaw("no headers".getBytes());

        WorkQueue.until("a dead letter", () -> !letters(queue, offset).isEmpty());
        assertThat(letters(queue, offset))
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.value()).asString().isEqualTo("no headers");
                            assertThat(header(letter, "dead-letter-reason"))
                                    .isEqualTo("ce_specversion: missing");
                        });
    }

    @Test
    void who_asks_with_an_ack_gets_the_result_as_its_answer(WorkQueue queue) {
        Jobs jobs = new Jobs(queue.client());

        JsonNode answer = jobs.client().answer("ask", Jobs.hashes(2));

        assertThat(answer.path("status").asText()).isEqualTo("finished");
        assertThat(answer.path("result").path("hash").asText())
                .isEqualTo("7650f543b91a20c2a40aaa7e0f2cfd433153362eaa544db3c910fab7e9c5f2a1");
    }

    private static ConsumerRecord<String, byte[]> onlyLetter(WorkQueue queue, JsonNode stored) {
        List<ConsumerRecord<String, byte[]>> letters =
                queue.topics().deadLetters("ce_id", stored.path("id").asText());
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private static List<ConsumerRecord<String, byte[]>> letters(WorkQueue queue, long offset) {
        return queue.topics().deadLetters("dead-letter-offset", Long.toString(offset));
    }
}
