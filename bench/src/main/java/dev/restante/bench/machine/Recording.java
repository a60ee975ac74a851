package dev.restante.bench.machine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** A recording of another JVM by the JDK's Flight Recorder. */
public final class Recording {

    /** Options of a JVM that is to be recorded from its start on. */
    public static final List<String> FROM_START =
            List.of("-XX:StartFlightRecording=name=bench,settings=profile");

    private static final String NAME = "bench";

    private final long pid;

    private Recording(long pid) {
        this.pid = pid;
    }

    /** Begins, with the settings {@code profile}. */
    public static Recording start(long pid) throws IOException {
        Jcmd.run(pid, "JFR.start", "name=" + NAME, "settings=profile");
        return new Recording(pid);
    }

    /** The one that goes on in a JVM. */
    public static Recording of(long pid) {
        return new Recording(pid);
    }

    /** Ends, keeps the recording in the file and prints what is hot. */
    public void stop(Path file, PrintStream out) throws IOException {
        Jcmd.run(pid, "JFR.stop", "name=" + NAME, "filename=" + file);
        out.println("recorded: " + file);
        HotSpots.of(file).print(out);
    }
}
