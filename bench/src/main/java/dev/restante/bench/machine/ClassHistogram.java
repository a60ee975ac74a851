package dev.restante.bench.machine;

import java.io.IOException;
import java.io.PrintStream;

/** What lives in another JVM's heap, by class. */
public final class ClassHistogram {

    private static final int LINES = 50;

    private ClassHistogram() {}

    /** Prints the classes that hold most. */
    public static void print(long pid, PrintStream out) throws IOException {
        Jcmd.run(pid, "GC.class_histogram").lines().limit(LINES).forEach(out::println);
    }
}
