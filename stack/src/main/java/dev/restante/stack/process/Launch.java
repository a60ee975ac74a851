package dev.restante.stack.process;

import dev.restante.stack.settings.StackException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** Starts a process by its plan. */
final class Launch {

    /**
     * Ctrl-C and a closed terminal reach every process of the foreground; the stack alone answers
     * them, and stops the others in order. A signal ignored before {@code exec} stays ignored, and
     * {@code exec} keeps the pid: what is killed later is the program itself.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private Launch() {}

    static Process of(ProcessPlan plan) throws StackException {
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.addAll(plan.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(plan.environment());
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectErrorStream(true);
        builder.redirectOutput(Redirect.appendTo(plan.log().path().toFile()));
        try {
            return remembered(plan, builder.start());
        } catch (IOException e) {
            throw new StackException(
                    "%s can not be started: %s".formatted(plan.name(), e.getMessage()), e);
        }
    }

    private static Process remembered(ProcessPlan plan, Process process) throws IOException {
        try {
            plan.pidFile().write(process.toHandle(), plan.marker());
            return process;
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }
}
