package dev.restante.stack.process;

import dev.restante.stack.settings.StackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Makes supervised processes of {@link Child}, for this package's tests and the endpoint's. */
public final class Children {

    private Children() {}

    /** A process that becomes ready. */
    public static SupervisedProcess server(StackPort port, Path folder) throws IOException {
        return new SupervisedProcess(plan(port, folder), new Heard());
    }

    static ProcessPlan plan(StackPort port, Path folder) throws IOException {
        int number = freePort();
        URL address = new URL("http", "localhost", number, "/");
        List<String> command = Child.command(Integer.toString(number));
        return plan(port, number, folder, command, new HttpProbe(address));
    }

    static ProcessPlan plan(
            StackPort port, int number, Path folder, List<String> command, Probe probe)
            throws IOException {
        LogFile log = new LogFile(folder.resolve("logs").resolve(port.owner() + ".log"));
        if (Files.notExists(log.path())) {
            log.begin();
        }
        String marker = Child.class.getName();
        return new ProcessPlan(
                port, number, command, Map.of(), marker, folder.resolve("run"), log, probe);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Writes down what it hears. */
    static final class Heard implements ProcessListener {

        final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public void started(ProcessPlan plan, long pid) {
            words.add("started");
        }

        @Override
        public void ready(ProcessPlan plan, Duration took) {
            words.add("ready");
        }

        @Override
        public void killed(ProcessPlan plan, long pid) {
            words.add("killed");
        }

        @Override
        public void stopped(ProcessPlan plan, long pid) {
            words.add("stopped");
        }

        @Override
        public void died(ProcessPlan plan, long pid, int exitCode) {
            words.add("died " + exitCode);
        }
    }
}
