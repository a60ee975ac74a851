package dev.restante.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ThreadTimesTest {

    @Test
    void aNameMayHoldSpacesAndBrackets() {
        assertThat(ThreadTimes.name("42 (C2 (x)) S 1")).isEqualTo("C2 (x)");
    }

    @Test
    void theThreadsOfThisProcessAreTold() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        ThreadTimes.print(ProcessHandle.current().pid(), new PrintStream(told));

        assertThat(told.toString()).hasLineCount(13);
    }
}
