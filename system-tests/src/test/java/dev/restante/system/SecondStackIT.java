package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Clients;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.ledger.Event;
import dev.restante.system.stack.EmbeddedStack;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.StackAttempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stack on a machine where another one runs. */
@ExtendWith(StackUnderTest.class)
class SecondStackIT {

    /**
     * That it leaves no process behind when it is told to end, {@link EmbeddedStack#close} checks.
     */
    @Test
    void two_stacks_run_side_by_side_and_one_ends_alone(Scenario scenario) {
        Client first = scenario.member(ClientKind.JAVA);

        try (EmbeddedStack second = EmbeddedStack.start("second-stack");
                Clients clients = new Clients(second.address(Part.GATEWAY), new NodeProcess())) {
            Client client = clients.open(ClientKind.JAVA, "/chat");
            Scenario.join(client, scenario.room());
            Event event = new Event(Scenario.randomName("second"), 1, true);
            Messages.sendNow(client, scenario.room(), event);
            Scenario.until("it is heard", () -> !client.inbox().events("message").isEmpty());
        }

        scenario.mustBalance(first);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "WORKER_.")
    void a_port_in_use_is_one_line_that_names_the_port_and_its_variable(
            Part part, EmbeddedStack stack) {
        int taken = stack.ports().get(part);

        StackAttempt attempt = StackAttempt.withPort(part, taken);

        assertThat(attempt.exitCode()).isEqualTo(1);
        assertThat(attempt.output())
                .singleElement()
                .asString()
                .contains("Port " + taken, "in use", part.variable());
    }
}
