package dev.restante.stack.process;

import dev.restante.stack.settings.StackPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a process.
 *
 * @param port what it is, and whose port it listens on
 * @param number that port, 1 to 65535
 * @param command the program and its arguments
 * @param environment variables on top of the stack's own
 * @param marker a part of the command line by which the process is known again
 * @param folder the folder its pid file is kept in
 * @param log where its output goes
 * @param probe tells when it is ready
 */
public record ProcessPlan(
        StackPort port,
        int number,
        List<String> command,
        Map<String, String> environment,
        String marker,
        Path folder,
        LogFile log,
        Probe probe) {

    public ProcessPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Its name on the console and in the control endpoint. */
    public String name() {
        return port.owner();
    }

    PidFile pidFile() {
        return new PidFile(folder.resolve(name() + ".pid"));
    }
}
