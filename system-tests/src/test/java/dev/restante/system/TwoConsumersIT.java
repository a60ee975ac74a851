package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.ConsumerService;
import dev.restante.system.stack.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two instances of consumer-service share the work, and one takes over what the other leaves. */
@ExtendWith(StackUnderTest.class)
@TestInstance(Lifecycle.PER_CLASS)
class TwoConsumersIT {

    private final NodeProcess node = new NodeProcess();
    private TwoConsumers consumers;
    private String name;

    @BeforeEach
    void start(Scenario scenario, TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName().replace('_', ' ');
        if (consumers == null) {
            consumers = TwoConsumers.start(scenario.stack());
        }
    }

    @RegisterExtension
    final AfterTestExecutionCallback logs =
            context ->
                    context.getExecutionException()
                            .filter(failure -> consumers != null)
                            .ifPresent(failure -> System.out.println(consumers.logTails()));

    @AfterAll
    void stop() {
        node.close();
        if (consumers != null) {
            consumers.close();
        }
    }

    @Test
    void what_a_killed_instance_leaves_is_done_once_by_the_other() {
        try (Account account = new Account(name, consumers, node)) {
            account.begin();
            account.untilAnswered(50);

            consumers.one().kill();
            account.untilAnswered(50);
            consumers.one().start();
            account.untilAnswered(50);
            consumers.other().kill();
            account.untilAnswered(50);
            consumers.other().start();

            account.mustBalance(consumers.one()::service);
        }
    }

    @Test
    void an_instance_that_was_frozen_until_the_other_had_its_work_doubles_nothing() {
        try (Account account = new Account(name, consumers, node)) {
            account.begin();
            account.untilAnswered(50);

            consumers.one().freeze();
            account.untilAnswered(100);
            consumers.one().thaw();
            account.untilAnswered(50);

            account.mustBalance(consumers.other()::service);
        }
    }

    @Test
    void while_the_database_is_away_everything_waits_and_nothing_is_given_up() {
        try (Account account = new Account(name, consumers, node)) {
            account.begin();
            account.untilAnswered(50);

            consumers.postgres().crash();
            account.flows().forEach(flow -> flow.untilRefused(1));
            consumers.postgres().startAgain();
            account.untilAnswered(50);

            account.mustBalance(consumers.one()::service);
        }
    }

    @Test
    void of_two_that_are_sent_an_event_at_once_one_does_it_where_ids_are_compared() {
        ConsumerService one = consumers.one().service();
        ConsumerService other = consumers.other().service();
        String run = Scenario.randomHex();
        for (int n = 1; n <= 20; n++) {
            JsonNode event = LabRun.posted(run, n);

            CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> one.direct(event));
            Reply second = other.direct(event);

            assertThat(List.of(first.join(), second))
                    .allMatch(reply -> reply.json().path("times").asInt() == 1)
                    .filteredOn(reply -> reply.json().path("repeat").asBoolean())
                    .hasSize(1);
        }

        assertThat(one.labRun(run).path("effects")).hasSize(20);
        assertThat(other.journey(LabRun.id(run, "retries", 20)).json().path("effects")).hasSize(1);
    }

    @Test
    void what_the_database_refused_is_processed_once_when_it_is_put_back() {
        try (Poison poison = new Poison(consumers, node)) {
            poison.forbid();
            poison.send();
            JsonNode letter = poison.letter();
            poison.sendAnother("behind it");
            poison.allow();

            Reply reply = consumers.one().service().replay(letter.path("id").asLong());
            consumers.one().kill();

            assertThat(reply.status()).isEqualTo(202);
            poison.untilHeard();
            poison.sendAnother("last");
            Scenario.until("the last is heard", () -> poison.heard().contains("last"));
            assertThat(poison.heard()).containsExactly("behind it", poison.id(), "last");
            consumers.one().start();
        }
    }

    @Test
    void a_dead_letter_says_why_and_where_from_and_is_put_back_once_unless_asked_for() {
        try (Poison poison = new Poison(consumers, node)) {
            poison.forbid();
            poison.send();
            long id = poison.letter().path("id").asLong();
            poison.allow();
            ConsumerService service = consumers.one().service();

            assertThat(service.replay(id).status()).isEqualTo(202);
            poison.untilPutBack(consumers.one()::service, 1);
            Reply second = service.replay(id);
            assertThat(service.replayAgain(id).status()).isEqualTo(202);
            poison.untilPutBack(consumers.one()::service, 2);

            assertThat(second.status()).isEqualTo(409);
            poison.sendAnother("after both");
            Scenario.until("that is heard", () -> poison.heard().contains("after both"));
            assertThat(poison.heard()).containsExactly(poison.id(), "after both");
            assertThatItSaysWhy(poison, service.deadLetter(id));
        }
    }

    private static void assertThatItSaysWhy(Poison poison, JsonNode details) {
        JsonNode letter = details.path("letter");
        assertThat(letter.path("reason").asText()).contains(Poison.RULE);
        assertThat(letter.path("topic").asText()).isEqualTo(TwoConsumers.CLIENT_EVENTS);
        assertThat(details.path("stackTrace").asText()).contains("org.postgresql");
        assertThat(poison.inTopic())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(Poison.header(entry, "dead-letter-reason"))
                                    .contains(Poison.RULE);
                            assertThat(Poison.header(entry, "dead-letter-stack-trace"))
                                    .contains("org.postgresql");
                            assertThat(Poison.header(entry, "dead-letter-topic"))
                                    .isEqualTo(TwoConsumers.CLIENT_EVENTS);
                            assertThat(Poison.header(entry, "dead-letter-partition"))
                                    .isEqualTo(letter.path("partition").asText());
                            assertThat(Poison.header(entry, "dead-letter-offset"))
                                    .isEqualTo(letter.path("offset").asText());
                        });
    }
}
