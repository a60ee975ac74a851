package dev.restante.system.wire.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** All clients of a storm, each on a thread while it is connected. */
final class Crowd implements AutoCloseable {

    private static final int LONGEST_PAUSE_MS = 200;

    /** How much longer than asked for it may take until there were enough resumes. */
    private static final int MOST_PATIENCE = 4;

    private final List<Wanderer> clients;
    private final SplittableRandom dice;
    private final ScheduledExecutorService threads;
    private final AtomicInteger visits = new AtomicInteger();

    Crowd(List<Wanderer> clients, SplittableRandom dice) {
        this.clients = List.copyOf(clients);
        this.dice = dice;
        this.threads = Executors.newScheduledThreadPool(clients.size());
    }

    /**
     * Returns when the time is over, there were so many resumes, and all are gone.
     *
     * @throws IllegalStateException if there were too few after a multiple of the time
     */
    void comeAndGo(Duration length, int resumes) throws InterruptedException {
        long began = System.nanoTime();
        CountDownLatch gone = new CountDownLatch(clients.size());
        BooleanSupplier goesOn =
                () -> {
                    long times = (System.nanoTime() - began) / length.toNanos();
                    return times < 1 || (resumes() < resumes && times < MOST_PATIENCE);
                };
        clients.forEach(client -> next(client, goesOn, gone));
        gone.await();
        if (resumes() < resumes) {
            throw new IllegalStateException("only " + resumes() + " resumes: " + faults());
        }
    }

    private void next(Wanderer client, BooleanSupplier goesOn, CountDownLatch gone) {
        Runnable visit =
                () -> {
                    if (goesOn.getAsBoolean() && attempt(client, Wanderer::visit)) {
                        next(client, goesOn, gone);
                    } else {
                        gone.countDown();
                    }
                };
        threads.schedule(visit, pause(), TimeUnit.MILLISECONDS);
    }

    private synchronized int pause() {
        return dice.nextInt(LONGEST_PAUSE_MS);
    }

    private boolean attempt(Wanderer client, Consumer<Wanderer> step) {
        try {
            step.accept(client);
            visits.incrementAndGet();
            return true;
        } catch (AssertionError | RuntimeException e) {
            client.memory().fault("could not go on: " + e);
            return false;
        }
    }

    /** Everyone connects once more, and stays until it has everything. */
    void comeHome() {
        everyone(Wanderer::comeHome);
    }

    /** Everyone reads until it has everything. */
    void readOn() {
        everyone(Wanderer::readUntilComplete);
    }

    private void everyone(Consumer<Wanderer> step) {
        List<Future<?>> all = new ArrayList<>();
        clients.forEach(client -> all.add(threads.submit(() -> attempt(client, step))));
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private int resumes() {
        return clients.stream().mapToInt(Wanderer::resumes).sum();
    }

    List<String> faults() {
        return clients.stream().flatMap(client -> client.faults().stream()).toList();
    }

    @Override
    public String toString() {
        return "%d clients: %d visits, %d resumes, %d left before the answer, %d ended by the gateway, %d events had"
                .formatted(
                        clients.size(),
                        visits.get(),
                        resumes(),
                        clients.stream().mapToInt(Wanderer::unanswered).sum(),
                        clients.stream().mapToInt(Wanderer::ended).sum(),
                        clients.stream().mapToInt(client -> client.memory().size()).sum());
    }

    @Override
    public void close() {
        clients.forEach(Wanderer::close);
        threads.shutdownNow();
    }
}
