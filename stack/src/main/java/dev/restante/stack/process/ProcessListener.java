package dev.restante.stack.process;

import java.time.Duration;

/** Hears what happens to the processes. Calls come from several threads, and must be short. */
public interface ProcessListener {

    /** A process was started and is not ready yet. */
    void started(ProcessPlan plan, long pid);

    /** It is ready, so long after its start. */
    void ready(ProcessPlan plan, Duration took);

    /** It is gone: somebody asked to kill it. */
    void killed(ProcessPlan plan, long pid);

    /** It is gone: the stack is stopping. */
    void stopped(ProcessPlan plan, long pid);

    /**
     * It is gone, and nobody asked for it.
     *
     * @param exitCode its exit code; 128 and the signal's number if a signal ended it
     */
    void died(ProcessPlan plan, long pid, int exitCode);
}
