package dev.restante.stack.control;

import dev.restante.stack.settings.Ports;
import dev.restante.stack.settings.StackException;
import dev.restante.stack.settings.StackPort;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The commands for a stack that runs in another terminal: {@code status}, {@code kill NAME}, {@code
 * start NAME}. Finds it by {@code RESTANTE_CONTROL_PORT}. Exit code 1 if it could not be done, 2 if
 * the command is not understood; the reason is one line on standard error.
 */
public final class Control {

    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private Control() {}

    /**
     * Does one command.
     *
     * @param arguments the command, and the name of a process if it needs one
     */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(
            List<String> command,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        try {
            ControlClient client = new ControlClient(Ports.from(environment).of(StackPort.CONTROL));
            if (command.equals(List.of("status"))) {
                out.print(StatusTable.of(client.status(), Instant.now()));
            } else if (command.size() == 2 && command.get(0).equals("kill")) {
                client.kill(command.get(1));
                out.println(command.get(1) + " killed");
            } else if (command.size() == 2 && command.get(0).equals("start")) {
                out.println("starting " + command.get(1) + " ...");
                out.println(StatusTable.of(client.start(command.get(1))));
            } else {
                err.println("Usage: ./restante status | kill NAME | start NAME");
                return NOT_UNDERSTOOD;
            }
            return 0;
        } catch (StackException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }
}
