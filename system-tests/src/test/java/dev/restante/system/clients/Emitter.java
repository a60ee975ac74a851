package dev.restante.system.clients;

import dev.restante.contract.ClientEvent;
import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Emits numbers with acks, several at a time, until its connection ends; does not come again. */
final class Emitter {

    static final String EVENT = "count";

    private static final int AT_A_TIME = 8;

    private final WireClient client;
    private final String sid;
    private final Set<Long> acked = Collections.synchronizedSet(new HashSet<>());
    private final CompletableFuture<Ending> ending;

    Emitter(Transport transport, URI server) {
        client = transport.open(server, "");
        client.send("40/other,");
        sid = client.next().replaceAll("^.*\"sid\":\"|\".*$", "");
        ending = CompletableFuture.supplyAsync(this::run, r -> new Thread(r, "emitter").start());
    }

    private Ending run() {
        String[] packets = new String[AT_A_TIME];
        for (long n = 0; true; n += AT_A_TIME) {
            for (int i = 0; i < AT_A_TIME; i++) {
                packets[i] = "42/other,%d[\"%s\",%d]".formatted(n + i, EVENT, n + i);
            }
            client.send(packets);
            for (int i = 0; i < AT_A_TIME; i++) {
                String packet = client.nextOrEnd().orElse("");
                if (packet.isEmpty()) {
                    return client.ending();
                }
                acked.add(Long.parseLong(packet.replaceAll("^43/other,|\\[.*$", "")));
            }
        }
    }

    /** How its connection ended, when it has. */
    Ending ending() {
        return ending.join();
    }

    int acked() {
        return acked.size();
    }

    /** Whether an event is one of its own, and was not acked to it. */
    boolean misses(ClientEvent stored) {
        return stored.socket().equals(sid)
                && stored.type().equals(EVENT)
                && !acked.contains(Long.parseLong(stored.arguments().json()));
    }

    boolean sent(ClientEvent stored) {
        return stored.socket().equals(sid) && stored.type().equals(EVENT);
    }
}
