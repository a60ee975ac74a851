package dev.restante.stack.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Ends the processes of the stack if the stack itself is killed and can not do it.
 *
 * <p>A shell at the other end of a pipe. It is told the pids that run, a line each time they
 * change; the operating system closes the pipe whatever becomes of the stack, and then it ends
 * those of the last line: with SIGTERM, and SIGKILL for who is still there 5 s later.
 */
public final class Warden implements Closeable {

    private static final String SCRIPT =
            """
            trap '' HUP INT TERM
            pids=
            while read -r line; do pids=$line; done
            [ -n "$pids" ] || exit 0
            kill -TERM $pids
            for second in 1 2 3 4 5; do
              sleep 1
              left=
              for pid in $pids; do kill -0 $pid && left="$left $pid"; done
              [ -n "$left" ] || exit 0
            done
            kill -KILL $left
            """;

    private final Set<Long> pids = new TreeSet<>();
    private final Writer pipe;
    private boolean deaf;

    /**
     * Posts the warden.
     *
     * @throws IOException if there is no shell
     */
    public Warden() throws IOException {
        Process shell =
                new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
        pipe = shell.outputWriter();
    }

    /** A process that is to end with the stack. */
    public synchronized void guard(long pid) {
        if (pids.add(pid)) {
            tell();
        }
    }

    /** A process that has ended. */
    public synchronized void release(long pid) {
        if (pids.remove(pid)) {
            tell();
        }
    }

    /** Sends the warden home. What still runs is ended. */
    @Override
    public synchronized void close() throws IOException {
        pipe.close();
    }

    private void tell() {
        if (deaf) {
            return;
        }
        try {
            pipe.write(
                    pids.stream().map(Object::toString).collect(Collectors.joining(" ", "", "\n")));
            pipe.flush();
        } catch (IOException e) {
            // Somebody killed the shell. The pid files remain: the next stack ends what is left.
            deaf = true;
        }
    }
}
