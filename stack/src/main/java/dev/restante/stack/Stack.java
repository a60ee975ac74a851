package dev.restante.stack;

import dev.restante.stack.process.ProcessConflictException;
import dev.restante.stack.process.Readiness;
import dev.restante.stack.process.SupervisedProcess;
import dev.restante.stack.settings.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Kafka and the services behind it, in the order they need each other.
 *
 * @param kafka started first, stopped last
 * @param services started and stopped side by side
 * @param optional stopped with the services, but started only when somebody asks for one
 */
record Stack(
        SupervisedProcess kafka,
        List<SupervisedProcess> services,
        List<SupervisedProcess> optional) {

    private static final Duration SERVICE_GRACE = Duration.ofSeconds(6);
    private static final Duration KAFKA_GRACE = Duration.ofSeconds(10);

    Stack {
        services = List.copyOf(services);
        optional = List.copyOf(optional);
    }

    /** All of them, Kafka first. */
    List<SupervisedProcess> processes() {
        List<SupervisedProcess> all = new ArrayList<>();
        all.add(kafka);
        all.addAll(services);
        all.addAll(optional);
        return all;
    }

    /**
     * Starts everything but what is optional, and returns when all are ready.
     *
     * @param patience how long each may take
     * @throws StackException if one does not become ready
     * @throws InterruptedException if the caller is not to wait any longer
     */
    void start(Duration patience) throws StackException, InterruptedException {
        try {
            kafka.start().await(patience);
            List<Readiness> starting = new ArrayList<>();
            for (SupervisedProcess service : services) {
                starting.add(service.start());
            }
            for (Readiness service : starting) {
                service.await(patience);
            }
        } catch (ProcessConflictException e) {
            throw new StackException(e.getMessage(), e);
        }
    }

    /**
     * Stops everything.
     *
     * @throws InterruptedException if the caller is not to wait any longer
     */
    void stop() throws InterruptedException {
        List<Thread> stopping = new ArrayList<>();
        List<SupervisedProcess> beforeKafka = new ArrayList<>(services);
        beforeKafka.addAll(optional);
        for (SupervisedProcess service : beforeKafka) {
            Thread thread = new Thread(() -> stop(service), "stop-" + service.name());
            thread.start();
            stopping.add(thread);
        }
        for (Thread thread : stopping) {
            thread.join();
        }
        kafka.stop(KAFKA_GRACE);
    }

    private static void stop(SupervisedProcess service) {
        try {
            service.stop(SERVICE_GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
