package dev.restante.bench;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How many emits a second a running gateway acks as stored in Kafka, and how long an ack takes.
 *
 * <p>Arguments, all optional: gateway ({@code ws://localhost:8080}), connections (50), emits each
 * keeps waiting (20), bytes of an argument (200), seconds (10, after as many of warming up).
 */
public final class AckedEmits {

    private record Load(URI gateway, int connections, int outstanding, int bytes, int seconds) {

        static Load of(String[] arguments) {
            return new Load(
                    URI.create(arguments.length > 0 ? arguments[0] : "ws://localhost:8080"),
                    number(arguments, 1, 50),
                    number(arguments, 2, 20),
                    number(arguments, 3, 200),
                    number(arguments, 4, 10));
        }

        private static int number(String[] arguments, int at, int otherwise) {
            return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
        }
    }

    private AckedEmits() {}

    /** Warms up, then measures, and prints one line of each. */
    public static void main(String[] arguments) throws InterruptedException {
        Load load = Load.of(arguments);
        report("warming up", load, run(load));
        report("measured", load, run(load));
    }

    private static List<Emitter> run(Load load) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        List<Emitter> emitters = new ArrayList<>();
        for (int i = 0; i < load.connections(); i++) {
            emitters.add(
                    Emitter.connect(client, load.gateway(), load.outstanding(), load.bytes())
                            .toCompletableFuture()
                            .join());
        }
        new CountDownLatch(1).await(load.seconds(), TimeUnit.SECONDS);
        emitters.forEach(Emitter::stop);
        // What is on its way still arrives, so that nothing is read while it is written.
        new CountDownLatch(1).await(1, TimeUnit.SECONDS);
        emitters.forEach(Emitter::close);
        return emitters;
    }

    private static void report(String what, Load load, List<Emitter> emitters) {
        PrintStream out = System.out;
        Latencies all = new Latencies();
        emitters.forEach(emitter -> all.addAll(emitter.latencies()));
        int refused = emitters.stream().mapToInt(Emitter::refused).sum();
        if (all.count() == 0) {
            out.printf("%s: nothing was stored, %d refused%n", what, refused);
            return;
        }
        out.printf(
                "%s: %d acks/s stored, p50 %.1f ms, p99 %.1f ms, %d refused%n",
                what, all.count() / load.seconds(), all.millisAt(0.5), all.millisAt(0.99), refused);
    }
}
