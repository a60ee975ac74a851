package dev.restante.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Redis server of its own, with an empty folder; everything is appended to a file. */
public final class Redis implements AutoCloseable {

    /** As Debian's package {@code redis-server} installs it. */
    private static final String PROGRAM = "redis-server";

    private final int port;
    private final ChildProcess process;

    private Redis(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Whether it is installed. */
    public static boolean isInstalled() {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, PROGRAM))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns when it listens.
     *
     * @param name of its log and its data folder
     */
    public static Redis start(Place place, String name) throws IOException {
        int port = Ports.free();
        Path data = Files.createDirectories(place.run().resolve(name));
        List<String> command =
                List.of(
                        PROGRAM,
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        data.toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "yes");
        ChildProcess process = new ChildProcess(command, Map.of(), place.log(name));
        return new Redis(port, process.await(() -> Ports.answers(port)));
    }

    /** Where it listens, on the loopback interface. */
    public int port() {
        return port;
    }

    /** What it has used. */
    public ProcessMeter meter() {
        return new ProcessMeter(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }
}
