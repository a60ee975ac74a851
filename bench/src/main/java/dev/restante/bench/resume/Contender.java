package dev.restante.bench.resume;

import dev.restante.bench.machine.Broker;
import dev.restante.bench.machine.Gateway;
import dev.restante.bench.machine.Heartbeats;
import dev.restante.bench.machine.NodeServer;
import dev.restante.bench.machine.Place;
import dev.restante.bench.machine.ProcessMeter;
import dev.restante.bench.machine.Redis;
import dev.restante.bench.wire.Loop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is compared. */
enum Contender {
    /** The gateway. */
    RESTANTE("Restante") {
        @Override
        Site open(Place place, String name, Loop loop, List<String> jvm) throws IOException {
            Broker broker = Broker.start(place, name + "-kafka");
            List<String> settings = new ArrayList<>(jvm);
            settings.add("-Drestante.namespaces.\"/\".client-rooms=room-.*");
            return new Site(
                    name,
                    log -> Gateway.start(place, log, broker, Heartbeats.USUAL, settings),
                    Optional.of(store(broker.meter(), broker::close)),
                    new KafkaRooms(broker.address()));
        }
    },
    /** Socket.IO with recovery, sessions and events in Redis. */
    REDIS("Socket.IO + Redis streams") {
        @Override
        Site open(Place place, String name, Loop loop, List<String> jvm) throws IOException {
            Redis redis = Redis.start(place, name + "-redis");
            Map<String, String> settings = Map.of("REDIS", Integer.toString(redis.port()));
            return new Site(
                    name,
                    log -> NodeServer.start(place, log, Heartbeats.USUAL, settings),
                    Optional.of(store(redis.meter(), redis::close)),
                    new RedisRooms(redis.port()));
        }
    },
    /** Socket.IO with recovery, in memory. */
    MEMORY("Socket.IO in memory") {
        @Override
        Site open(Place place, String name, Loop loop, List<String> jvm) {
            return new Site(
                    name,
                    log -> NodeServer.start(place, log, Heartbeats.USUAL, Map.of()),
                    Optional.empty(),
                    new ClientRooms(loop));
        }
    };

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * The store, and how to start the server.
     *
     * @param name of the logs
     * @param jvm options for a server in Java
     */
    abstract Site open(Place place, String name, Loop loop, List<String> jvm) throws IOException;

    private static Site.Store store(ProcessMeter meter, Runnable close) {
        return new Site.Store() {
            @Override
            public ProcessMeter meter() {
                return meter;
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
