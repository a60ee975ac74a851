package dev.restante.bench.load;

import dev.restante.bench.machine.Broker;
import dev.restante.bench.wire.Clients;
import dev.restante.bench.wire.Loop;
import dev.restante.bench.wire.Waiting;
import dev.restante.contract.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Acked emits as fast as the server takes them; every ack says that Kafka has the event. */
public final class Ingest {

    private static final int CLIENTS = 50;
    private static final int OUTSTANDING = 20;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final long WARM_ACKS = 250_000;
    private static final long DRAINED_WITHIN_NANOS = 10_000_000_000L;

    private final IngestTally tally = new IngestTally();
    private final Loop loop;
    private final Target target;
    private final Broker broker;

    private Ingest(Loop loop, Target target) {
        this.loop = loop;
        this.target = target;
        this.broker = target.broker().orElseThrow();
    }

    /**
     * Loads the server, and adds what came of it to the figures.
     *
     * @throws LostException if an ack is missing, doubled, or says what Kafka does not confirm
     */
    public static void measure(Loop loop, Target target, Timing timing, Figures figures)
            throws IOException {
        new Ingest(loop, target).measure(timing, figures);
    }

    private void measure(Timing timing, Figures figures) throws IOException {
        List<Emitter> emitters =
                Stream.generate(() -> new Emitter(tally, Payload.plain())).limit(CLIENTS).toList();
        Clients clients = Clients.connect(loop, target.server().port(), emitters);
        long storedBefore = broker.stored(Topics.CLIENT_EVENTS);
        begin(clients, emitters);
        warmUp(timing);
        tally.record(true);
        Usage before = Usage.of(target, tally.count());
        Waiting.pause(loop, timing.measured());
        Usage usage = Usage.of(target, tally.count()).since(before);
        tally.record(false);
        end();
        long stored = broker.stored(Topics.CLIENT_EVENTS) - storedBefore;
        if (stored < tally.count()) {
            throw new LostException(tally.count() + " acks, and " + stored + " records in Kafka");
        }
        clients.abort();
        put(usage, figures);
    }

    private void begin(Clients clients, List<Emitter> emitters) {
        loop.execute(
                () -> {
                    for (int i = 0; i < CLIENTS; i++) {
                        emitters.get(i).begin(clients.all().get(i), OUTSTANDING);
                        clients.all().get(i).flush();
                    }
                });
    }

    private void warmUp(Timing timing) throws IOException {
        long latest = System.nanoTime() + timing.warmUpAtMost().toNanos();
        Waiting.pause(loop, timing.warmUp());
        while (tally.count() < WARM_ACKS && System.nanoTime() < latest) {
            Waiting.pause(loop, LOOK_AGAIN);
        }
    }

    private void end() throws IOException {
        tally.stop();
        Waiting.until(
                loop,
                DRAINED_WITHIN_NANOS,
                () -> tally.waiting() == 0,
                () -> tally.waiting() + " acks are missing");
    }

    private void put(Usage usage, Figures figures) {
        figures.put(Metric.INGEST_RATE, usage.perSecond());
        figures.put(
                tally.latencies(),
                Metric.INGEST_P50,
                Metric.INGEST_P90,
                Metric.INGEST_P99,
                Metric.INGEST_MAX);
        figures.put(Metric.INGEST_SERVER, usage.serverMicrosEach());
        figures.put(Metric.INGEST_KAFKA, usage.kafkaMicrosEach());
        figures.put(Metric.INGEST_LOAD, usage.loadMicrosEach());
        figures.put(Metric.INGEST_OTHERS, usage.othersPercent());
    }
}
