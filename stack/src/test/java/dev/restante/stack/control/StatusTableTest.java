package dev.restante.stack.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.stack.process.ProcessReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTableTest {

    @ParameterizedTest
    @CsvSource({"-1, 0 s", "59, 59 s", "61, 1 min 01 s", "3600, 1 h 00 min", "90061, 25 h 01 min"})
    void timeSinceTheStartIsReadable(long seconds, String text) {
        Instant now = Instant.parse("2026-11-24T00:00:00Z");
        long started = now.minus(Duration.ofSeconds(seconds)).toEpochMilli();
        ProcessReport report = new ProcessReport("kafka", "ready", 7L, 9092, started);

        String table = StatusTable.of(new StatusReport(List.of(report)), now);

        assertThat(table.lines().toList().get(1))
                .isEqualTo("kafka              ready            7   9092  " + text);
    }
}
