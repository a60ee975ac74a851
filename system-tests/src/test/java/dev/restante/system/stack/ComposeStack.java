package dev.restante.system.stack;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The stack of {@code docker-compose.yml}. */
public final class ComposeStack implements Stack {

    private static final String TESTS = "src/test/compose/tests.yml";

    private final Compose compose;

    private ComposeStack(Compose compose) {
        this.compose = compose;
    }

    static ComposeStack start(String name) {
        long began = System.nanoTime();
        String tests = Project.module().resolve(TESTS).toString();
        Compose compose = Compose.up(name, List.of("docker-compose.yml", tests), Map.of());
        System.out.printf(
                "MEASURED the stack of docker-compose: built and ready in %d ms%n",
                since(began).toMillis());
        return new ComposeStack(compose);
    }

    /** Its containers. */
    public Compose containers() {
        return compose;
    }

    @Override
    public URI address(Part part) {
        return compose.address(part);
    }

    @Override
    public void kill(Part part) {
        compose.kill(part.process());
    }

    @Override
    public Duration start(Part part) {
        long began = System.nanoTime();
        compose.start(part.process());
        return since(began);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public Duration kafkaIsBackWithin() {
        return Docker.KAFKA_IS_BACK_WITHIN;
    }

    @Override
    public void startWhatIsDown() {
        compose.startWhatIsDown();
    }

    @Override
    public String logTails() {
        return compose.logTails();
    }

    @Override
    public void close() {
        compose.close();
    }
}
