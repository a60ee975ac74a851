package dev.restante.system;

import dev.restante.system.client.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

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

    @AfterAll
    void stop() {
        node.close();
        if (consumers != null) {
            System.out.println(consumers.logTails());
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
}
