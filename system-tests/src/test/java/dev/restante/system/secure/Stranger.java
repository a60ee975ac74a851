package dev.restante.system.secure;

import dev.restante.system.stack.Daemon;
import dev.restante.system.stack.GuardedServices;
import dev.restante.system.stack.Login;
import dev.restante.system.stack.Project;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A service that Kafka does not let in, and what its log says of it. */
enum Stranger {
    GATEWAY("gateway", s -> s::gateway, "the log cannot be read now: "),
    CONSUMER("consumer-service", s -> s::consumer, "The topics are not known to be there yet: "),
    PRODUCER(
            "producer-service",
            s -> s::producer,
            "Kafka does not let this service in, trying until it does: "),
    WORKER("worker-service", s -> s::worker, "The work queue can not be read yet: ");

    private static final String REASON =
            "org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed";

    private final String user;
    private final Function<GuardedServices, BiFunction<String, Login, Daemon>> maker;
    private final String complaint;

    Stranger(
            String user,
            Function<GuardedServices, BiFunction<String, Login, Daemon>> maker,
            String complaint) {
        this.user = user;
        this.maker = maker;
        this.complaint = complaint;
    }

    Daemon daemon(GuardedServices services, String password) {
        return maker.apply(services).apply(part(), Login.scram(user, password));
    }

    URI health(GuardedServices services) {
        return services.address(part()).resolve("/q/health/ready");
    }

    /** How often its log says why. */
    long complaints(Daemon daemon) throws IOException {
        Path log = Project.module().resolve("target").resolve(daemon.name() + ".log");
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(complaint + REASON))
                .count();
    }

    private String part() {
        return "stranger-" + user;
    }
}
