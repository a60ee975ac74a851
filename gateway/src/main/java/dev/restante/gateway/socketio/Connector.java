package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.EngineSocket;
import dev.restante.gateway.engineio.RandomId;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.socketio.Namespaces.Namespace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers a CONNECT: with a new session, or with the one the client had.
 *
 * <pre>
 *   no valid pid ----------------------------------------------> new session
 *   pid --Kafka's bounds--> cursor within them -----------------> resumed: same pid, same socket id
 *                     \---> cursor outside, or no cursor of ours -> new session, then "gap"
 * </pre>
 *
 * What was missed follows the CONNECT answer, not the other way round as in the reference server:
 * its client keeps events that come before the answer over a broken connection, and would show them
 * twice after the next resume.
 */
@ApplicationScoped
class Connector {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GatewayConfig config;
    private final Namespaces namespaces;
    private final TokenSigner signer;
    private final Shards shards;
    private final SessionServices services;

    Connector(
            GatewayConfig config,
            Namespaces namespaces,
            TokenSigner signer,
            Shards shards,
            SessionServices services) {
        this.config = config;
        this.namespaces = namespaces;
        this.signer = signer;
        this.shards = shards;
        this.services = services;
    }

    void connect(Connection connection, Packet.Connect request) {
        Optional<Namespace> namespace = namespaces.find(request.namespace());
        if (namespace.isEmpty()) {
            connection.refused(new Packet.ConnectError(request.namespace(), "Invalid namespace"));
            return;
        }
        JsonNode auth = parse(request.auth());
        Optional<SessionToken> token =
                Optional.of(auth.path("pid"))
                        .filter(JsonNode::isTextual)
                        .flatMap(pid -> signer.verify(pid.textValue()))
                        .filter(t -> t.namespace().equals(request.namespace()));
        if (token.isEmpty()) {
            begin(connection, namespace.get());
        } else {
            resume(connection, namespace.get(), token.get(), auth);
        }
    }

    private static JsonNode parse(Optional<String> auth) {
        try {
            return auth.isPresent() ? JSON.readTree(auth.get()) : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the codec let only JSON through", e);
        }
    }

    private Session begin(Connection connection, Namespace namespace) {
        EngineSocket socket = connection.socket();
        Shard shard = shards.of(socket);
        String id = RandomId.next();
        SessionToken token =
                new SessionToken(
                        id,
                        namespace.name(),
                        Instant.now().plus(config.session().window()),
                        services.cursor().format(shard.position()));
        Session session =
                session(
                        id,
                        namespace,
                        Membership.fresh(namespace.name()),
                        shard.position(),
                        connection);
        connection.connected(
                session,
                new Packet.Connected(namespace.name(), id, Optional.of(signer.sign(token))),
                false);
        return session;
    }

    private Session session(
            String id,
            Namespace namespace,
            Membership membership,
            Positions place,
            Connection connection) {
        EngineSocket socket = connection.socket();
        return new Session(
                id,
                namespace,
                membership.connected(config.gatewayId(), connection.connectId()),
                place,
                socket,
                shards.of(socket),
                services);
    }

    private void resume(
            Connection connection, Namespace namespace, SessionToken token, JsonNode auth) {
        services.bounds()
                .whenCompleteAsync(
                        (bounds, failure) -> {
                            if (connection.isClosed()) {
                                return;
                            }
                            if (failure != null) {
                                // The client comes again; its session is not lost by that.
                                connection.socket().close(CloseReason.LOG_UNAVAILABLE);
                            } else {
                                resume(connection, namespace, token, auth, bounds);
                            }
                        },
                        connection.socket().loop());
    }

    private void resume(
            Connection connection,
            Namespace namespace,
            SessionToken token,
            JsonNode auth,
            Bounds bounds) {
        Optional<Positions> place = place(token, auth.path("offset"));
        Optional<Membership> membership = services.membership(token.socket(), namespace.name());
        if (membership.map(Membership::ended).orElse(false)) {
            begin(connection, namespace);
        } else if (membership.isEmpty() || place.isEmpty() || !bounds.covers(place.get())) {
            Session fresh = begin(connection, namespace);
            fresh.send(
                    Gap.event(
                            fresh,
                            Gap.reason(membership, place, bounds),
                            place,
                            bounds,
                            services.cursor()));
        } else {
            connection.connected(
                    session(token.socket(), namespace, membership.get(), place.get(), connection),
                    new Packet.Connected(
                            namespace.name(),
                            token.socket(),
                            Optional.of(auth.path("pid").textValue())),
                    true);
        }
    }

    /**
     * Where the client is: at its cursor, but never before its connect, because clients keep the
     * cursor of an earlier session. Without a cursor it has had no event yet.
     */
    private Optional<Positions> place(SessionToken token, JsonNode offset) {
        Optional<Positions> connected = services.cursor().parse(token.cursor());
        if (!offset.isTextual()) {
            return connected;
        }
        return connected.flatMap(
                c -> services.cursor().parse(offset.textValue()).map(place -> place.max(c)));
    }
}
