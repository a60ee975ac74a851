package dev.restante.bench;

import dev.restante.bench.load.FanOut;
import dev.restante.bench.load.Figures;
import dev.restante.bench.load.Idle;
import dev.restante.bench.load.Ingest;
import dev.restante.bench.load.Target;
import dev.restante.bench.load.Timing;
import dev.restante.bench.machine.Broker;
import dev.restante.bench.machine.ClassHistogram;
import dev.restante.bench.machine.Heartbeats;
import dev.restante.bench.machine.Place;
import dev.restante.bench.machine.Recording;
import dev.restante.bench.machine.Server;
import dev.restante.bench.wire.Loop;
import java.io.IOException;
import java.util.Optional;

/** One measurement of one side: processes started afresh, loaded, and ended. */
final class Round {

    private static final Heartbeats SHORT = new Heartbeats(3_000, 10_000);

    private final Place place;
    private final Options options;
    private final Side side;
    private final String name;
    private final Figures figures = new Figures();

    /**
     * @param name of its logs
     */
    Round(Place place, Options options, Side side, String name) {
        this.place = place;
        this.options = options;
        this.side = side;
        this.name = name;
    }

    /** A server for the idle connections, and one for the rest, which is not to matter there. */
    Figures measure() throws IOException {
        if (options.loads().contains(Load.IDLE)) {
            withServer("idle", SHORT, this::idle);
        }
        if (options.loads().contains(Load.INGEST) && side.stores()
                || options.loads().contains(Load.FANOUT)) {
            withServer("load", Heartbeats.USUAL, this::load);
        }
        return figures;
    }

    private void withServer(String what, Heartbeats heartbeats, Work work) throws IOException {
        String log = name + "-" + what;
        try (Broker broker = side.stores() ? Broker.start(place, log + "-kafka") : null;
                Server server = side.start(place, log, Optional.ofNullable(broker), heartbeats);
                Loop loop = new Loop()) {
            work.on(loop, new Target(server, Optional.ofNullable(broker)));
        }
    }

    private void idle(Loop loop, Target target) throws IOException {
        Loop.Task histogram = () -> ClassHistogram.print(target.server().meter().pid(), System.out);
        Idle.measure(loop, target, figures, isRecorded() ? histogram : () -> {});
    }

    private void load(Loop loop, Target target) throws IOException {
        if (options.loads().contains(Load.INGEST) && side.stores()) {
            Timing timing = options.quick() ? Timing.ofSeconds(4, 4) : Timing.ofSeconds(5, 7);
            recorded("ingest", target, () -> Ingest.measure(loop, target, timing, figures));
        }
        if (options.loads().contains(Load.FANOUT)) {
            try (FanOut fanOut = new FanOut(loop, target)) {
                Timing full = options.quick() ? Timing.ofSeconds(2, 4) : Timing.ofSeconds(3, 5);
                recorded("fanout-saturated", target, () -> fanOut.saturated(full, figures));
                Timing paced = options.quick() ? Timing.ofSeconds(3, 5) : Timing.ofSeconds(3, 7);
                recorded("fanout-paced", target, () -> fanOut.paced(paced, figures));
            }
        }
    }

    private void recorded(String what, Target target, Loop.Task load) throws IOException {
        if (!isRecorded()) {
            load.run();
            return;
        }
        Recording recording = Recording.start(target.server().meter().pid());
        load.run();
        recording.stop(place.run().resolve(name + "-" + what + ".jfr"), System.out);
    }

    private boolean isRecorded() {
        return options.profile() && side == Side.RESTANTE;
    }

    private interface Work {
        void on(Loop loop, Target target) throws IOException;
    }
}
