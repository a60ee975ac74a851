package dev.restante.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When the Lab calls an event lost, doubled or late: the page's own module, run by Node, which has
 * a test runner of its own ({@code src/test/js}).
 */
class LabBookTest {

    private static final Path LAB = Path.of("src/main/resources/META-INF/resources/lab");
    private static final Path TESTS = Path.of("src/test/js/book.test.js");

    @Test
    void the_book_calls_things_what_they_are(@TempDir Path folder) throws Exception {
        requireNode();
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        Files.createDirectories(folder.resolve("lab"));
        for (String module : List.of("book.js", "event.js")) {
            Files.copy(LAB.resolve(module), folder.resolve("lab").resolve(module));
        }
        Files.copy(TESTS, folder.resolve(TESTS.getFileName()));
        Path output = folder.resolve("output.txt");

        int exit = run(folder, output, "node", "--test", TESTS.getFileName().toString());

        assertThat(exit).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).containsPattern("tests [1-9][0-9]");
    }

    private static void requireNode() {
        boolean there =
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
        if ("true".equals(System.getenv("RESTANTE_REQUIRE_NODE"))) {
            assertThat(there).as("Node is on PATH").isTrue();
        }
        Assumptions.assumeTrue(
                there, "SKIPPED: the Lab's book is tested by Node, and there is none");
    }

    private static int run(Path folder, Path output, String... command)
            throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }
}
