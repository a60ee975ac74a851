package dev.restante.bench.machine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where a JVM's time and memory went, out of a recording. */
final class HotSpots {

    private static final int SHOWN = 25;
    private static final String OWN = "dev.restante.";

    private final Weights threads = new Weights("threads");
    private final Weights methods = new Weights("methods at work");
    private final Weights ownMethods = new Weights("the innermost own method of what is at work");
    private final Weights classes = new Weights("allocated bytes by class");
    private final Weights allocators = new Weights("allocated bytes by innermost own method");

    static HotSpots of(Path recording) throws IOException {
        HotSpots spots = new HotSpots();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                spots.add(file.readEvent());
            }
        }
        return spots;
    }

    private void add(RecordedEvent event) {
        if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
            return;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> {
                RecordedThread thread = event.getThread("sampledThread");
                threads.add(String.valueOf(thread.getJavaName()), 1);
                methods.add(name(frames.get(0).getMethod()), 1);
                ownMethods.add(own(frames), 1);
            }
            case "jdk.ObjectAllocationSample" -> {
                long weight = event.getLong("weight");
                classes.add(event.getClass("objectClass").getName(), weight);
                allocators.add(own(frames), weight);
            }
            default -> {
                // Nothing of interest here.
            }
        }
    }

    private static String own(List<RecordedFrame> frames) {
        return frames.stream()
                .map(frame -> name(frame.getMethod()))
                .filter(name -> name.startsWith(OWN))
                .findFirst()
                .orElseGet(() -> "not ours: " + name(frames.get(frames.size() - 1).getMethod()));
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }

    void print(PrintStream out) {
        List.of(threads, methods, ownMethods, classes, allocators).forEach(w -> w.print(out));
    }

    /** Weights by name, the heaviest first. */
    private static final class Weights {

        private final Map<String, Long> byName = new HashMap<>();
        private final String title;

        Weights(String title) {
            this.title = title;
        }

        void add(String name, long weight) {
            byName.merge(name, weight, Long::sum);
        }

        void print(PrintStream out) {
            double all = byName.values().stream().mapToLong(Long::longValue).sum();
            out.println("  " + title);
            byName.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(SHOWN)
                    .forEach(
                            e ->
                                    out.printf(
                                            Locale.ROOT,
                                            "    %5.1f %%  %s%n",
                                            100 * e.getValue() / all,
                                            e.getKey()));
        }
    }
}
