package dev.restante.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WardenTest {

    /** For the warden there is no difference between a closed pipe and a stack that was killed. */
    @Test
    void processesStillGuardedEndWithTheStack() throws Exception {
        Process guarded = child();
        Process released = child();
        Warden warden = new Warden();
        warden.guard(guarded.pid());
        warden.guard(released.pid());
        warden.release(released.pid());

        warden.close();

        try {
            assertThat(guarded.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(released.isAlive()).isTrue();
        } finally {
            guarded.destroyForcibly();
            released.destroyForcibly();
        }
    }

    private static Process child() throws Exception {
        return new ProcessBuilder(Child.command(Integer.toString(Children.freePort()))).start();
    }
}
