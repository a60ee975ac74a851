package dev.restante.system.wire.fuzz;

import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.net.URI;
import java.time.Duration;

/** Goes through Kafka and back again and again, and has to be answered every time, in order. */
final class HealthyClient implements Runnable, AutoCloseable {

    private final Transport transport;
    private final WireClient client;
    private final Target run;
    private final Findings findings;
    private int rounds;
    private Duration longest = Duration.ZERO;

    HealthyClient(Transport transport, URI server, Target run, Findings findings) {
        this.transport = transport;
        this.client = transport.open(server, "");
        this.run = run;
        this.findings = findings;
        client.send("40/calm,");
        client.next();
    }

    @Override
    public void run() {
        try {
            do {
                round();
            } while (run.goesOn());
        } catch (AssertionError e) {
            findings.add(this + ": " + e.getMessage());
        }
    }

    /** One event to the service and back. */
    private void round() {
        long began = System.nanoTime();
        String event = "42/calm,[\"echo\"," + rounds + "]";
        client.send(event);
        String answer = client.next();
        if (!answer.equals(event)) {
            throw new AssertionError("instead of " + event + " came " + answer);
        }
        rounds++;
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        longest = took.compareTo(longest) > 0 ? took : longest;
    }

    @Override
    public String toString() {
        return "healthy on %s: %d round trips, the longest of %d ms"
                .formatted(transport, rounds, longest.toMillis());
    }

    @Override
    public void close() {
        client.close();
    }
}
