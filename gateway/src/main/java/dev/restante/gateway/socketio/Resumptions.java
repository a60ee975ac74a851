package dev.restante.gateway.socketio;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Membership.Ending;
import dev.restante.gateway.log.Stored;
import dev.restante.gateway.socketio.Admissions.Verdict;
import dev.restante.gateway.socketio.Admissions.Verdict.Admitted;
import dev.restante.gateway.socketio.Admissions.Verdict.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gives clients the session back that they had.
 *
 * <pre>
 *   pid --Kafka's bounds--> resumable? --no--> new session, then "gap"
 *                               |yes
 *          a service, if one decides who may join --refuses--> CONNECT_ERROR, the session is over
 *                               |admits
 *                      claim stored and read
 *                               |
 *             rooms as they are allowed now, stored if they changed
 *                               |
 *                 CONNECT with the same pid and socket id
 * </pre>
 *
 * Between two connections that resume one session at once, on whichever gateways, the place of
 * their claims in the sessions topic decides. What was true there is what the session goes on with.
 */
@ApplicationScoped
class Resumptions {

    /** No CONNECT waits so long for its claim. */
    private static final Duration COMING_BACK = Duration.ofMinutes(1);

    private static final int MAX_COMING_BACK = 100_000;

    private final GatewayConfig config;
    private final TokenSigner signer;
    private final NewSessions newSessions;
    private final Admissions admissions;
    private final SessionServices services;

    /** The youngest CONNECT of each session that is coming back, by socket id. */
    private final Cache<String, String> youngest =
            Caffeine.newBuilder()
                    .maximumSize(MAX_COMING_BACK)
                    .expireAfterWrite(COMING_BACK)
                    .build();

    Resumptions(
            GatewayConfig config,
            TokenSigner signer,
            NewSessions newSessions,
            Admissions admissions,
            SessionServices services) {
        this.config = config;
        this.signer = signer;
        this.newSessions = newSessions;
        this.admissions = admissions;
        this.services = services;
    }

    /** Resumes the session of a {@code pid}, or begins a new one. */
    void resume(Attempt attempt, String pid) {
        Resumption resumption = new Resumption(attempt, pid);
        services.bounds()
                .whenCompleteAsync(
                        (bounds, failure) ->
                                attempt.connection()
                                        .step(() -> resumption.bounded(bounds, failure)),
                        attempt.connection().socket().loop());
    }

    /**
     * The claims of one gateway stand in the topic in the order of their CONNECTs, though each goes
     * its way on an event loop of its own: one that a younger one has overtaken claims nothing.
     */
    private synchronized Optional<CompletionStage<Membership>> claimInOrder(
            String socket, String connect, Membership held) {
        String latest = youngest.getIfPresent(socket);
        return latest == null || latest.equals(connect)
                ? Optional.of(services.claim(socket, held))
                : Optional.empty();
    }

    /** One of them, on the event loop of its connection. */
    private final class Resumption {

        private final Attempt attempt;
        private final String namespace;
        private final Connection connection;
        private final TokenSigner.Reading pid;
        private Bounds bounds;
        private Optional<Admitted> admitted = Optional.empty();

        Resumption(Attempt attempt, String pid) {
            this.attempt = attempt;
            this.namespace = attempt.namespace().name();
            this.connection = attempt.connection();
            this.pid = signer.read(pid);
            if (this.pid instanceof TokenSigner.Reading.Valid valid) {
                youngest.put(valid.token().socket(), attempt.connectId());
            }
        }

        void bounded(Bounds known, Throwable failure) {
            if (failure != null) {
                comeAgain();
                return;
            }
            bounds = known;
            judge(token -> services.membership(token.socket(), namespace), this::admit);
        }

        /** The client comes again by itself; its session is not lost by that. */
        private void comeAgain() {
            connection.socket().close(CloseReason.LOG_UNAVAILABLE);
        }

        /** Goes on with a session that can be resumed; with a new one otherwise. */
        private void judge(
                Function<SessionToken, Optional<Membership>> memberships,
                Consumer<Comeback.Resumed> then) {
            Comeback comeback =
                    Comeback.of(
                            pid,
                            attempt.facts().offset(),
                            namespace,
                            memberships,
                            bounds,
                            services.cursor());
            if (comeback instanceof Comeback.Resumed resumed) {
                then.accept(resumed);
            } else if (comeback instanceof Comeback.Missed missed) {
                services.traffic().missed(missed.reason());
                newSessions.begin(attempt, fresh -> fresh.send(gap(fresh, missed)));
            } else {
                newSessions.begin(attempt, fresh -> {});
            }
        }

        private Packet gap(Session fresh, Comeback.Missed missed) {
            return Gap.event(fresh, missed.reason(), missed.from(), bounds, services.cursor());
        }

        private void admit(Comeback.Resumed resumed) {
            Optional<Duration> patience = attempt.namespace().admission();
            if (patience.isEmpty()) {
                claim(resumed);
                return;
            }
            CompletableFuture<Verdict> verdict =
                    admissions.ask(
                            resumed.token().socket(),
                            namespace,
                            attempt.facts().forAdmission(resumed.membership()),
                            patience.get());
            connection.waits(namespace, verdict);
            verdict.thenAcceptAsync(
                    v -> connection.step(() -> decide(resumed, v)), connection.socket().loop());
        }

        private void decide(Comeback.Resumed resumed, Verdict verdict) {
            if (verdict instanceof Admitted yes) {
                admitted = Optional.of(yes);
                claim(resumed);
            } else if (verdict instanceof Refused no) {
                if (no.forGood()) {
                    dismiss(resumed, no);
                } else {
                    connection.refused(no.packet(namespace));
                }
            }
        }

        /**
         * The session is over, also for a connection that still has it. The client hears of it when
         * that is stored, or it could be back before; or when Kafka did not store it in time.
         */
        private void dismiss(Comeback.Resumed resumed, Refused no) {
            String socket = resumed.token().socket();
            services.claim(socket, held(resumed))
                    .thenCompose(member -> end(socket, member.ended(Ending.DISMISSED)))
                    .whenCompleteAsync(
                            (stored, failure) ->
                                    connection.step(() -> connection.refused(no.packet(namespace))),
                            connection.socket().loop());
        }

        private CompletionStage<Stored> end(String socket, Membership over) {
            return services.save(socket, over)
                    .whenComplete(
                            (stored, failure) ->
                                    services.departed(socket, over, CloseReason.SERVER_DISCONNECT));
        }

        private Membership held(Comeback.Resumed resumed) {
            return resumed.membership().begunBy(config.gatewayId(), attempt.connectId());
        }

        private void claim(Comeback.Resumed resumed) {
            String socket = resumed.token().socket();
            Optional<CompletionStage<Membership>> claim =
                    claimInOrder(socket, attempt.connectId(), held(resumed));
            if (claim.isEmpty()) {
                connection.socket().close(CloseReason.TAKEN_OVER);
                return;
            }
            claim.get()
                    .whenCompleteAsync(
                            (member, failure) ->
                                    connection.step(
                                            () -> claimed(member, failure),
                                            () -> abandon(socket, member)),
                            connection.socket().loop());
        }

        /** The client went while its session was being claimed for it. */
        private void abandon(String socket, Membership member) {
            if (member != null && member.ending() == Ending.OPEN) {
                services.departed(socket, member, CloseReason.TRANSPORT_CLOSE);
            }
        }

        private void claimed(Membership member, Throwable failure) {
            if (failure != null) {
                comeAgain();
            } else {
                judge(token -> Optional.of(member), this::allow);
            }
        }

        /** With the rooms it may be in now; what changed is stored before the client is told. */
        private void allow(Comeback.Resumed claimed) {
            Membership was = claimed.membership();
            Membership now = Rights.now(attempt.namespace(), was, admitted);
            if (now.equals(was)) {
                enter(claimed, was);
                return;
            }
            String socket = claimed.token().socket();
            services.save(socket, now)
                    .whenCompleteAsync(
                            (stored, failure) ->
                                    connection.step(
                                            () -> allowed(claimed, now, failure),
                                            () -> abandon(socket, now)),
                            connection.socket().loop());
        }

        private void allowed(Comeback.Resumed claimed, Membership now, Throwable failure) {
            if (failure == null) {
                enter(claimed, now);
            } else {
                comeAgain();
                abandon(claimed.token().socket(), now);
            }
        }

        private void enter(Comeback.Resumed claimed, Membership member) {
            String socket = claimed.token().socket();
            connection.connected(
                    newSessions.session(attempt, socket, member, claimed.place()),
                    new Packet.Connected(namespace, socket, attempt.facts().pid()),
                    true,
                    attempt.facts());
        }
    }
}
