package dev.restante.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process under load. It ends with this one. */
final class ChildProcess implements AutoCloseable {

    private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN_NANOS = 10_000_000;

    private final Process process;
    private final Path log;
    private final Thread hook;

    /** Whether a process can be used. */
    interface Readiness {
        boolean isReady();
    }

    /** Starts it, with its output in the log. */
    ChildProcess(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.log = log;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits for it; returns this. */
    ChildProcess await(Readiness readiness) throws IOException {
        long began = System.nanoTime();
        while (!readiness.isReady()) {
            if (!process.isAlive() || System.nanoTime() - began > READY_WITHIN_NANOS) {
                close();
                throw new IOException("not ready within 60 s, or ended; its output is in " + log);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return this;
    }

    long pid() {
        return process.pid();
    }

    /** Kills it: nothing is measured after this, and nothing is kept. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // This process ends too.
            return;
        }
    }
}
