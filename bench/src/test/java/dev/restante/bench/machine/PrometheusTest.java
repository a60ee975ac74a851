package dev.restante.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTest {

    private static final String TEXT =
            """
            # HELP restante_sessions
            # TYPE restante_sessions gauge
            restante_sessions 2000.0
            restante_resume_total{path="ring",} 1.2E3
            jvm_threads 40.0
            """;

    @Test
    void valuesAreFoundByNameAndLabels() {
        assertThat(Prometheus.values(TEXT, "restante_"))
                .isEqualTo(
                        Map.of(
                                "restante_sessions", 2_000.0,
                                "restante_resume_total{path=\"ring\"}", 1_200.0));
    }
}
