package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Received;
import dev.restante.system.stack.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The workers that a stack knows, but starts only when somebody asks for them. */
@ExtendWith(StackUnderTest.class)
class WorkersOfTheStackIT {

    @Test
    void a_job_waits_for_the_first_worker_and_its_sender_is_told_the_result(Scenario scenario) {
        Client client = scenario.client(ClientKind.NODE, "/work");
        JsonNode job = Scenario.object().put("work", "primes").put("below", 1_000_000);
        JsonNode stored = client.answer("job", job);

        scenario.stack().start(Part.WORKER_1);

        Scenario.until("it is done", () -> !client.inbox().events("finished").isEmpty());
        scenario.stack().kill(Part.WORKER_1);
        List<Received> finished = client.inbox().events("finished");
        assertThat(stored.path("topic").asText()).isEqualTo("work-queue");
        assertThat(finished).hasSize(1);
        JsonNode end = finished.get(0).data();
        assertThat(end.path("job")).isEqualTo(stored.path("id"));
        assertThat(end.path("worker").asText()).isEqualTo("worker-1");
        assertThat(end.path("result").path("count").asInt()).isEqualTo(78_498);
    }
}
