package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.stack.Compose;
import dev.restante.system.stack.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only containers have. */
@Tag("compose")
@Tag("compose-only")
class ComposeStackIT {

    @Test
    void smoke() {
        long t = System.nanoTime();
        try (Compose compose = Compose.up("smoke", List.of("docker-compose.yml"), Map.of())) {
            System.out.println("UP " + (System.nanoTime() - t) / 1_000_000);
            System.out.println(compose.ps());
            t = System.nanoTime();
            compose.kill("gateway");
            System.out.println("KILL " + (System.nanoTime() - t) / 1_000_000);
            System.out.println(compose.ps());
            t = System.nanoTime();
            compose.start("gateway");
            System.out.println("START " + (System.nanoTime() - t) / 1_000_000);
            t = System.nanoTime();
            compose.kill("kafka");
            System.out.println("KILL " + (System.nanoTime() - t) / 1_000_000);
            t = System.nanoTime();
            compose.start("kafka");
            System.out.println("START " + (System.nanoTime() - t) / 1_000_000);
            System.out.println(compose.exec("gateway", "id"));
            System.out.println(compose.logTails());
            assertThat(compose.port(Part.GATEWAY)).isPositive();
            t = System.nanoTime();
        }
        System.out.println("DOWN " + (System.nanoTime() - t) / 1_000_000);
    }
}
