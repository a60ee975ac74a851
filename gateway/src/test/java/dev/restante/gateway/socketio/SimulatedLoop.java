package dev.restante.gateway.socketio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** An event loop that runs its tasks, in their order, when the test says so. */
final class SimulatedLoop implements Executor {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean dead;

    @Override
    public void execute(Runnable task) {
        if (!dead) {
            tasks.add(task);
        }
    }

    void runOne() {
        if (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    /** Runs until no more than some tasks are left. */
    void runUntil(int left) {
        while (tasks.size() > left) {
            runOne();
        }
    }

    boolean isIdle() {
        return tasks.isEmpty();
    }

    void kill() {
        dead = true;
        tasks.clear();
    }
}
