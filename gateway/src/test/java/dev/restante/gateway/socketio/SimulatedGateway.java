package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Chunk;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Memberships;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.log.SimulatedKafka;
import dev.restante.gateway.log.SimulatedProducer;
import dev.restante.gateway.log.SimulatedReader;
import dev.restante.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run of a gateway from its start to its death: the real parts, without Kafka's clients and
 * without a network. Its readers, its producer and its event loops take one step when the test says
 * so.
 */
final class SimulatedGateway {

    /** Rooms that clients may choose. */
    static final String CLIENT_ROOMS = "c[0-9]";

    private static final int STEPS_OF_A_PACE = 30;
    private static final int[] PACES = {0, 1, 4, 4};

    private static final Map<String, GatewayConfig> CONFIGS = new ConcurrentHashMap<>();

    private final SimulatedReader reader;
    private final SimulatedProducer producer;
    private final List<SimulatedLoop> loops = List.of(new SimulatedLoop(), new SimulatedLoop());
    private final List<SimulatedLink> links = new ArrayList<>();
    private final int[] pace = {1, 1, 1, 1, 1, 1};
    private final GatewayConfig config;
    private final Memberships memberships;
    private final Shards shards;
    private final Connector connector;
    private final Emits emits;
    private final LostSessions lostSessions;
    private final Traffic traffic = new Traffic(new SimpleMeterRegistry());

    SimulatedGateway(String id, SimulatedKafka kafka, Random random) {
        config = CONFIGS.computeIfAbsent(id, SimulatedGateway::config);
        reader = new SimulatedReader(kafka);
        producer = new SimulatedProducer(kafka, reader, random);
        memberships = reader.memberships(producer);
        Sessions sessions = new Sessions(new SimpleMeterRegistry());
        Farewells farewells = new Farewells(memberships, new Lifecycle(producer));
        SessionServices services = services(sessions, farewells);
        Admissions admissions = new Admissions(producer);
        shards = new Shards(reader.info(), admissions, sessions, Tracing.off());
        TokenSigner signer = new TokenSigner(config);
        NewSessions fresh = new NewSessions(config, signer, shards, admissions, services);
        Resumptions back = new Resumptions(config, signer, fresh, admissions, services);
        connector = new Connector(new Namespaces(config), back, fresh);
        emits =
                new Emits(
                        producer, new RoomRequests(config, services), null, traffic, Tracing.off());
        lostSessions =
                new LostSessions(null, config, reader.info(), memberships, sessions, farewells);
        reader.start(shards);
    }

    private static GatewayConfig config(String id) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(GatewayConfig.class)
                .withSources(
                        new PropertiesConfigSource(
                                Map.of(
                                        "restante.gateway-id", id,
                                        "restante.session.secret", "0123456789abcdef",
                                        "restante.namespaces.\"/\".client-rooms", CLIENT_ROOMS),
                                "test",
                                100))
                .build()
                .getConfigMapping(GatewayConfig.class);
    }

    /** All of the real one but the three that ask Kafka themselves. */
    private SessionServices services(Sessions sessions, Farewells farewells) {
        return new GatewaySessionServices(
                null,
                null,
                null,
                memberships,
                new Lifecycle(producer),
                farewells,
                sessions,
                traffic) {
            @Override
            public Cursor cursor() {
                return reader.info().cursor();
            }

            @Override
            public CompletionStage<Bounds> bounds() {
                return reader.bounds();
            }

            @Override
            public CompletionStage<Chunk> past(Positions from, Positions to) {
                return reader.past(from, to);
            }
        };
    }

    /** A client opens a connection. */
    SimulatedLink open(Random random) {
        SimulatedLink link = new SimulatedLink(loops.get(random.nextInt(loops.size())));
        link.listener(new Connection(link, config, connector, emits, traffic));
        links.add(link);
        return link;
    }

    /** The place up to which the event loop of a connection has had the log. */
    Positions position(SimulatedLink link) {
        return shards.of(link).position();
    }

    /** One of its threads goes on a little; for a while some of them are slow, or stand still. */
    void step(Random random) {
        if (random.nextInt(STEPS_OF_A_PACE) == 0) {
            Arrays.setAll(pace, i -> PACES[random.nextInt(PACES.length)]);
        }
        int dice = random.nextInt(Arrays.stream(pace).sum() + 1);
        int thread = 0;
        while (thread < pace.length && dice >= pace[thread]) {
            dice -= pace[thread++];
        }
        switch (thread) {
            case 0 -> reader.pollSessions(1 + random.nextInt(3));
            case 1 -> pollEvents(1 + random.nextInt(3));
            case 2, 3 -> loops.get(thread - 2).runOne();
            case 4 -> producer.settleOne(true);
            default -> reader.answerOne();
        }
    }

    private void pollEvents(int most) {
        // The real reader waits for an event loop that is behind by four batches.
        loops.forEach(loop -> loop.runUntil(3));
        reader.pollEvents(most);
    }

    /** Everything goes on until there is nothing to do; whether there was. */
    boolean settle() {
        boolean idle = reader.isIdle() && producer.isIdle() && loopsAreIdle();
        loops.forEach(loop -> loop.runUntil(0));
        reader.pollSessions(Integer.MAX_VALUE);
        reader.pollEvents(Integer.MAX_VALUE);
        reader.answerOne();
        producer.settleOne(false);
        return !idle;
    }

    private boolean loopsAreIdle() {
        return loops.stream().allMatch(SimulatedLoop::isIdle);
    }

    /** The grace of sessions that did not come back is over. */
    void lookForLostSessions() {
        lostSessions.lookThrough();
    }

    /** What the last record of a session does not say is said. */
    void sayUnsaid() {
        memberships.sayUnsaid();
    }

    /** Connections whose clients are gone end by their ping timeout. */
    void letPingsTimeOut() {
        for (SimulatedLink link : List.copyOf(links)) {
            if (!link.hasClient()) {
                link.endLater(CloseReason.PING_TIMEOUT);
            }
        }
        links.removeIf(SimulatedLink::isClosed);
    }

    /** The process is killed; what it had sent to Kafka may get there yet. */
    List<Runnable> kill() {
        links.forEach(SimulatedLink::cut);
        loops.forEach(SimulatedLoop::kill);
        List<Runnable> late = producer.kill();
        reader.discard();
        return late;
    }
}
