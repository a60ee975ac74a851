package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Admit;
import dev.restante.contract.ServerEvent.Refuse;
import dev.restante.gateway.engineio.RandomId;
import dev.restante.gateway.log.EventWriter;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Asks services whether a client may join a namespace. The question is a record of client events,
 * the answer one of server events; a question waits in memory for as long as the namespace says.
 */
@ApplicationScoped
class Admissions {

    /** What a service said, or what the gateway says because none did. */
    sealed interface Verdict {

        /**
         * The client may join.
         *
         * @param rooms those it is in from now on; empty if the service did not say
         * @param place after the answer in the log: what a service sends the client next is heard
         */
        record Admitted(Optional<String> user, Optional<Set<String>> rooms, Positions place)
                implements Verdict {}

        /**
         * It may not.
         *
         * @param data JSON the client sees as {@code err.data}
         * @param forGood whether a service said so, and trying again does not help
         */
        record Refused(String message, Optional<String> data, boolean forGood) implements Verdict {

            /** Not a service's decision: the client may try again. */
            static Refused forNow(String code, String message) {
                return new Refused(
                        message, Optional.of("{\"code\":\"" + code + "\",\"retry\":true}"), false);
            }

            Packet.ConnectError packet(String namespace) {
                return new Packet.ConnectError(namespace, message, data);
            }
        }
    }

    private static final int MAX_USER = 256;

    /** Questions that may wait; beyond that clients are told to come again. */
    private static final int MAX_WAITING = 10_000;

    private final EventWriter publisher;
    private final Map<String, CompletableFuture<Verdict>> waiting = new ConcurrentHashMap<>();

    Admissions(EventWriter publisher) {
        this.publisher = publisher;
    }

    /**
     * Asks.
     *
     * @param facts what the service is told of the client
     * @return completes in any case, on any thread; whoever does not wait any longer cancels it
     */
    CompletableFuture<Verdict> ask(
            String socket, String namespace, Arguments facts, Duration patience) {
        if (waiting.size() >= MAX_WAITING) {
            return CompletableFuture.completedFuture(
                    Verdict.Refused.forNow("busy", "Too many wait to be let in; try again"));
        }
        String id = RandomId.next();
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        waiting.put(id, verdict);
        publisher
                .publish(socket, question(id, socket, namespace, facts))
                .whenComplete(
                        (stored, failure) -> {
                            if (failure != null) {
                                verdict.complete(
                                        Verdict.Refused.forNow(
                                                "kafka_unavailable",
                                                "Nobody can be asked now; try again"));
                            }
                        });
        verdict.completeOnTimeout(
                Verdict.Refused.forNow("no_answer", "No service answered in time; try again"),
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
        verdict.whenComplete((v, failure) -> waiting.remove(id));
        return verdict;
    }

    private static ClientEvent question(
            String id, String socket, String namespace, Arguments facts) {
        return new ClientEvent(
                id,
                Lifecycle.SOURCE,
                Instant.now(),
                ClientEvent.Op.ADMISSION,
                ClientEvent.ADMISSION,
                namespace,
                socket,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                facts);
    }

    /** A record of the log came by; it may be an answer. */
    void read(LogEntry entry) {
        ServerEvent event = entry.event();
        if (event instanceof Admit admit) {
            answer(event, verdict(admit, entry.after()));
        } else if (event instanceof Refuse refuse) {
            Optional<String> data =
                    Optional.of(refuse.data()).filter(d -> d.count() == 1).map(d -> d.json());
            answer(event, new Verdict.Refused(refuse.message(), data, true));
        }
    }

    private static Verdict verdict(Admit admit, Positions place) {
        return admit.user().filter(Admissions::isUnusable).isPresent()
                ? new Verdict.Refused(
                        "The service gave a user id that cannot be used", Optional.empty(), false)
                : new Verdict.Admitted(admit.user(), admit.rooms(), place);
    }

    private static boolean isUnusable(String user) {
        return user.length() > MAX_USER || user.chars().anyMatch(Character::isISOControl);
    }

    private void answer(ServerEvent event, Verdict verdict) {
        event.envelope()
                .cause()
                .map(waiting::get)
                .ifPresent(question -> question.complete(verdict));
    }
}
