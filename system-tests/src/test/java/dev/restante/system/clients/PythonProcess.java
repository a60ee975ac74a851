package dev.restante.system.clients;

import dev.restante.system.client.Driver;
import dev.restante.system.client.Requirement;
import dev.restante.system.stack.Project;
import java.io.IOException;
import java.util.List;

/** Debian's python3-socketio, in Debian's Python. */
final class PythonProcess {

    /** Not the first of the path: another Python does not see Debian's packages. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final Requirement REQUIREMENT =
            new Requirement("python3-socketio", "RESTANTE_REQUIRE_PYTHON");

    private PythonProcess() {}

    /**
     * Starts it.
     *
     * @throws org.opentest4j.TestAbortedException if it is not installed
     */
    static Driver start() {
        if (!isInstalled()) {
            return REQUIREMENT.missing("%s has no socketio and aiohttp".formatted(PYTHON));
        }
        String script = Project.module().resolve("src/test/python/client.py").toString();
        return new Driver(new ProcessBuilder(List.of(PYTHON, script)));
    }

    private static boolean isInstalled() {
        try {
            Process asked =
                    new ProcessBuilder(List.of(PYTHON, "-c", "import socketio, aiohttp"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return asked.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
