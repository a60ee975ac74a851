package dev.restante.bench.machine;

import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The heap of another JVM, by {@code jcmd}. */
final class JavaHeap {

    /** A line per generation (Serial, Parallel) or one for all (G1); metaspace is not heap. */
    private static final Pattern USED =
            Pattern.compile(
                    "(?m)^ *(?:def new generation|tenured generation|DefNew|Tenured"
                            + "|PSYoungGen|ParOldGen"
                            + "|garbage-first heap) .* used (\\d+)K");

    private JavaHeap() {}

    /** What lives after a full collection, in bytes. */
    static long liveBytes(long pid) throws IOException {
        Jcmd.run(pid, "GC.run");
        return usedBytes(Jcmd.run(pid, "GC.heap_info"));
    }

    static long usedBytes(String heapInfo) {
        long kilobytes =
                USED.matcher(heapInfo)
                        .results()
                        .map((MatchResult line) -> line.group(1))
                        .mapToLong(Long::parseLong)
                        .sum();
        if (kilobytes == 0) {
            throw new IllegalArgumentException("no heap in: " + heapInfo);
        }
        return kilobytes * 1024;
    }
}
