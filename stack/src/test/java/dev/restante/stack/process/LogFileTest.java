package dev.restante.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir Path folder;
    private LogFile log;
    private Path before;

    @BeforeEach
    void aLogThatDoesNotExist() {
        log = new LogFile(folder.resolve("logs/kafka.log"));
        before = folder.resolve("logs/kafka.log.1");
    }

    @Test
    void beginningKeepsTheOneBefore() throws Exception {
        log.begin();
        Files.writeString(log.path(), "of the last run");

        log.begin();

        assertThat(log.path()).isEmptyFile();
        assertThat(before).hasContent("of the last run");
    }

    @Test
    void longFileIsPutAsideAndEmptied() throws Exception {
        log.begin();
        Files.write(log.path(), new byte[(int) LogFile.LIMIT]);

        log.keepBounded();

        assertThat(log.path()).isEmptyFile();
        assertThat(before).hasSize(LogFile.LIMIT);
    }

    @Test
    void shortFileIsLeftAlone() throws Exception {
        log.begin();
        Files.writeString(log.path(), "short");

        log.keepBounded();

        assertThat(log.path()).hasContent("short");
        assertThat(before).doesNotExist();
    }
}
