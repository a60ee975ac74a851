package dev.restante.system.chaos;

import dev.restante.system.stack.Daemon;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.byteman.agent.Main;
import org.jboss.byteman.agent.submit.ScriptText;
import org.jboss.byteman.agent.submit.Submit;

/**
 * Byteman in a process: it waits at a port for rules, and does nothing until there is one. A rule
 * lasts as long as the process.
 *
 * @param process whose next start has it
 * @param port where it waits
 */
record Agent(Daemon process, int port) {

    private static final String HOST = "127.0.0.1";

    /**
     * Byteman's {@code killJVM()} is {@code Runtime.halt(-1)}: no hook runs, nothing is flushed.
     */
    static final int EXIT_CODE = 255;

    Agent {
        process.jvmOptions(
                List.of(
                        // It lives for seconds only.
                        "-XX:TieredStopAtLevel=1",
                        "-javaagent:%s=listener:true,address:%s,port:%d"
                                .formatted(jar(), HOST, port)));
    }

    private static Path jar() {
        try {
            return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on the process dies there. */
    void set(Failpoint point) throws Exception {
        Submit submit = new Submit(HOST, port, new PrintStream(PrintStream.nullOutputStream()));
        submit.addScripts(List.of(new ScriptText(point.name(), point.rule())));
    }
}
