package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CloseReasonTest {

    private static final Path DOCS = Path.of("..", "docs", "own-services.md");
    private static final String CHAPTER = "## How a connection ends";
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z ]+)` \\| (?:[^|]+\\|){3}$");

    @Test
    void everyReasonHasARowInTheDocsAndEveryRowAReason() throws IOException {
        List<String> rows =
                Files.readAllLines(DOCS).stream()
                        .dropWhile(line -> !line.equals(CHAPTER))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("## "))
                        .map(ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> row.group(1))
                        .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CloseReason.values()).map(CloseReason::wireName).toList());
    }
}
