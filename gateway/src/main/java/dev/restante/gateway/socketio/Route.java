package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.restante.contract.Arguments;
import dev.restante.gateway.socketio.GatewayConfig.AckKind;
import dev.restante.gateway.socketio.GatewayConfig.FailureKind;
import dev.restante.gateway.socketio.GatewayConfig.RouteConfig;
import dev.restante.gateway.socketio.GatewayConfig.RouteKind;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the events of one name go, and what is found in their arguments on the way.
 *
 * @param kind to services or straight to others
 * @param topic what services read it from; empty: the topic of client events
 * @param direct the service it goes to by HTTP, if it goes there
 * @param reply how long a service may take to answer; empty if the client's acknowledgement is
 *     about storing
 * @param isVolatile whether others may miss what is relayed
 * @param tellsFailures whether a client hears of a failure that may pass
 * @param key what keeps the order
 * @param room pointer to the room
 * @param eventId pointer to the sender's own id
 */
record Route(
        RouteKind kind,
        Optional<String> topic,
        Optional<Direct> direct,
        Optional<Duration> reply,
        boolean isVolatile,
        boolean tellsFailures,
        Key key,
        Optional<JsonPointer> room,
        Optional<JsonPointer> eventId) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_ID = 200;

    /** What keeps the order among events. */
    sealed interface Key {
        /** Events of one socket. */
        record Socket() implements Key {}

        /** Events of one user. */
        record User() implements Key {}

        /** Events about one room. */
        record Room() implements Key {}

        /** An event has only itself. */
        record Id() implements Key {}

        /** Events with the same value at a pointer. */
        record Pointer(JsonPointer pointer) implements Key {}
    }

    /**
     * A service that is reached by HTTP.
     *
     * @param patience how long it may take to answer
     */
    record Direct(URI service, Duration patience) {}

    /** What was found in one event. */
    record Found(String key, Optional<String> room, Optional<String> eventId) {}

    /** The route of an event nobody configured: to the service, in order per socket. */
    static final Route DEFAULT =
            new Route(
                    RouteKind.SERVICE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    true,
                    new Key.Socket(),
                    Optional.empty(),
                    Optional.empty());

    /**
     * @param property name of the route's configuration, for whoever made a mistake in it
     * @throws ConfigurationException if it says what no route can do
     */
    static Route of(String property, RouteConfig config) {
        check(property, config);
        Key key =
                switch (config.key()) {
                    case "socket" -> new Key.Socket();
                    case "user" -> new Key.User();
                    case "room" -> new Key.Room();
                    case "id" -> new Key.Id();
                    default -> new Key.Pointer(JsonPointer.compile(config.key()));
                };
        return new Route(
                config.to(),
                config.topic(),
                config.url().map(url -> new Direct(url, config.replyTimeout())),
                Optional.of(config.replyTimeout()).filter(t -> config.ack() == AckKind.REPLY),
                config.isVolatile(),
                config.failure() == FailureKind.ANSWER,
                key,
                config.room().map(JsonPointer::compile),
                config.eventId().map(JsonPointer::compile));
    }

    private static void check(String property, RouteConfig config) {
        Optional<String> topic = config.topic();
        Optional<URI> url = config.url();
        RouteKind to = config.to();
        if (topic.isPresent() && to != RouteKind.SERVICE) {
            throw mistake(property, to, "topic", topic, "only what goes to services has a topic");
        }
        if (url.isPresent() != (to == RouteKind.DIRECT)) {
            throw mistake(property, to, "url", url, "a direct route has an address, and no other");
        }
        if (url.filter(address -> !isHttp(address)).isPresent()) {
            throw mistake(property, to, "url", url, "no address of http or https with a host");
        }
    }

    private static boolean isHttp(URI url) {
        return List.of("http", "https").contains(url.getScheme()) && url.getHost() != null;
    }

    private static ConfigurationException mistake(
            String property, RouteKind to, String member, Optional<?> value, String what) {
        return new ConfigurationException(
                "%s.to=%s and %s.%s=%s: %s"
                        .formatted(
                                property,
                                to.name().toLowerCase(Locale.ROOT),
                                property,
                                member,
                                value.map(Object::toString).orElse("(nothing)"),
                                what),
                Set.of(property + "." + member, property + ".to"));
    }

    /** Looks into the arguments. What is missing there, or no text or number, is not found. */
    Found find(String socket, Optional<String> user, Arguments arguments) {
        String sender = key instanceof Key.User ? user.orElse(socket) : socket;
        if (room.isEmpty() && eventId.isEmpty() && isKeyedBySender()) {
            return new Found(sender, Optional.empty(), Optional.empty());
        }
        JsonNode tree = parse(arguments);
        Optional<String> foundRoom = room.flatMap(p -> text(tree, p));
        Optional<String> foundId = eventId.flatMap(p -> text(tree, p));
        Optional<String> foundKey =
                key instanceof Key.Pointer p ? text(tree, p.pointer()) : Optional.empty();
        if (key instanceof Key.Room) {
            foundKey = foundRoom;
        }
        return new Found(foundKey.orElse(sender), foundRoom, foundId);
    }

    private boolean isKeyedBySender() {
        return !(key instanceof Key.Room || key instanceof Key.Pointer);
    }

    /**
     * The record's key.
     *
     * @param id of the event, its own or one made up for it
     */
    String keyOf(Found found, String id) {
        return key instanceof Key.Id ? id : found.key();
    }

    private static JsonNode parse(Arguments arguments) {
        try {
            return JSON.readTree(arguments.asArray());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> text(JsonNode tree, JsonPointer pointer) {
        JsonNode node = tree.at(pointer);
        return Optional.of(node.asText())
                .filter(t -> node.isTextual() || node.isIntegralNumber())
                .filter(t -> !t.isEmpty() && t.length() <= MAX_ID);
    }
}
