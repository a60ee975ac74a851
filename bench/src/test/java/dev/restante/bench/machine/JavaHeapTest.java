package dev.restante.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class JavaHeapTest {

    @Test
    void bothGenerationsCountAndMetaspaceDoesNot() {
        String info =
                """
                123:
                 def new generation   total 4928K, used 100K [0x1, 0x2, 0x3)
                  eden space 4416K,  20% used [0x1, 0x2, 0x3)
                 tenured generation   total 10944K, used 20K [0x1, 0x2, 0x3)
                   the space 10944K,   9% used [0x1, 0x2, 0x3, 0x4)
                 Metaspace       used 5000K, committed 6000K, reserved 1114112K
                """;

        assertThat(JavaHeap.usedBytes(info)).isEqualTo(120 * 1024);
    }

    @Test
    void theOneHeapOfG1Counts() {
        String info = " garbage-first heap   total 262144K, used 2048K [0x1, 0x2)\n";

        assertThat(JavaHeap.usedBytes(info)).isEqualTo(2048 * 1024);
    }

    @Test
    void anotherAnswerIsNotTakenForNothing() {
        assertThatThrownBy(() -> JavaHeap.usedBytes("no such process"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRunningJvmIsAsked() throws IOException {
        assertThat(JavaHeap.liveBytes(ProcessHandle.current().pid())).isPositive();
    }
}
