package dev.restante.system.wire.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.StackUnderTest;
import dev.restante.system.stack.OwnGateway;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of resumes at random moments, while events flow. */
class ResumeStormIT {

    private static final int CLIENTS = 40;
    private static final int FEWEST_RESUMES = 2_000;

    private static Stack stack;

    @RegisterExtension
    static final BeforeAllCallback STACK = context -> stack = StackUnderTest.stack(context);

    /** Where a gateway finds the past. */
    private enum Past {
        IN_MEMORY("storm"),
        IN_KAFKA("storm", "storm-from-kafka");

        private final List<Path> properties;

        Past(String... files) {
            properties = Project.gatewayProperties(files);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void every_client_has_every_event_once_and_in_order_per_room(Past past)
            throws InterruptedException {
        Storm storm = Storm.configured();
        System.out.println("MEASURED the storm of resumes, past " + past + ": " + storm);
        List<String> faults;
        try (OwnGateway gateway = OwnGateway.start("storm", stack, past.properties);
                Rain rain =
                        new Rain(
                                stack.address(Part.KAFKA).getAuthority(),
                                past.name(),
                                storm.dice(0));
                Crowd crowd = new Crowd(clients(storm, gateway, rain), storm.dice(CLIENTS + 1))) {
            rain.begin();
            crowd.comeAndGo(storm.length(), FEWEST_RESUMES);
            rain.end();
            crowd.comeHome();
            // What comes again, or late, comes before this.
            rain.oneMoreInEveryRoom();
            crowd.readOn();
            System.out.println("MEASURED " + crowd + "; events sent: " + rain.sent());
            faults = crowd.faults();
        }

        assertThat(faults).as("faults in %s", storm).isEmpty();
    }

    private static List<Wanderer> clients(Storm storm, OwnGateway gateway, Rain rain) {
        return IntStream.rangeClosed(1, CLIENTS)
                .mapToObj(n -> new Wanderer("client " + n, gateway.address(), rain, storm.dice(n)))
                .toList();
    }
}
