package dev.restante.gateway.socketio;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Namespaces, routes and sessions. */
@ConfigMapping(prefix = "restante")
public interface GatewayConfig {

    /** Name of this gateway among others of the same log; stays the same over restarts. */
    @WithDefault("gateway-1")
    String gatewayId();

    /** Sessions and their tokens. */
    SessionConfig session();

    /**
     * Namespaces by name. {@code /} is always there; a client that asks for one that is neither it
     * nor named here is refused ("Invalid namespace").
     */
    @ConfigDocMapKey("namespace")
    Map<String, NamespaceConfig> namespaces();

    /** How long a connection may be open without having joined a namespace; then it is closed. */
    @WithDefault("45s")
    Duration connectTimeout();

    /**
     * Emits of one connection that may wait for Kafka; at that number its socket is not read any
     * further until half of them are answered.
     */
    @WithDefault("1000")
    int maxInFlight();

    /**
     * Bytes of the attachments of one event; a connection that sends more is closed. Kafka refuses
     * events of more than about a million bytes unless its own limits are raised, and the client is
     * told so ({@code too_large}).
     */
    @WithDefault("10000000")
    long maxAttachmentBytes();

    /** Sessions and their tokens. */
    interface SessionConfig {

        /**
         * Key that signs session tokens, at least 16 characters; every gateway of the same log
         * needs the same. Without one the gateway makes one up, and no session outlives it.
         */
        Optional<String> secret();

        /**
         * Keys that sign nothing any more, or nothing yet, but whose tokens are still taken; at
         * most ten. For the change of {@link #secret()} without the loss of a session.
         */
        Optional<List<String>> formerSecrets();

        /** How long after its connect a session can be resumed. Keep it within the retention. */
        @WithDefault("7d")
        Duration window();

        /**
         * How long a restarted gateway waits for the sessions it had before it tells services that
         * those that did not come back are disconnected.
         */
        @WithDefault("60s")
        Duration grace();

        /** Rooms one session may join itself; a service may put it into more. */
        @WithDefault("100")
        int maxRooms();
    }

    /** One namespace. */
    interface NamespaceConfig {

        /**
         * Pattern that names of namespaces match. With it the name of this configuration is only a
         * label; a namespace that has a configuration of its own name takes that one.
         */
        Optional<Pattern> pattern();

        /**
         * Whether sessions can be resumed. Without it the wire is the plain one: no {@code pid}, no
         * cursor after the arguments of events.
         */
        @WithDefault("true")
        boolean recovery();

        /**
         * Who decides whether a client may join. {@code open}: nobody, all may; {@code service}: a
         * service, by {@code op: admit} or {@code op: refuse}.
         */
        @WithDefault("open")
        AdmissionKind admission();

        /** How long a service may take to decide before the client is refused. */
        @WithDefault("5s")
        Duration admissionTimeout();

        /**
         * Names of rooms that clients may join and leave themselves, by the events {@code join} and
         * {@code leave}. Without it these two are events like any other.
         */
        Optional<Pattern> clientRooms();

        /**
         * Routes by event name; {@code *} is that of every event without one of its own. An event
         * without any goes to the service.
         */
        @ConfigDocMapKey("event")
        Map<String, RouteConfig> routes();
    }

    /** Where an event goes. */
    interface RouteConfig {

        /**
         * {@code service}: to the services; {@code relay}: to the other members of the room; {@code
         * direct}: to one service by HTTP, once, and nowhere else.
         */
        @WithDefault("service")
        RouteKind to();

        /**
         * Topic of an event that goes to services, if it is not that of client events: a queue of
         * its own, for instance. Not together with {@code to=relay}.
         */
        Optional<String> topic();

        /**
         * Address that an event with {@code to=direct} is posted to, as a CloudEvent in JSON; the
         * answer is the client's acknowledgement.
         */
        Optional<URI> url();

        /**
         * When the client's acknowledgement is sent, if it asked for one. {@code stored}: when
         * Kafka has the event; {@code reply}: when a service answers it, by {@code op: ack}. Not
         * for {@code to=direct}.
         */
        @WithDefault("stored")
        AckKind ack();

        /**
         * How long a service may take to answer ({@code ack=reply}, {@code to=direct}) before the
         * acknowledgement says that nobody did.
         */
        @WithDefault("10s")
        Duration replyTimeout();

        /**
         * Whether what is relayed may be missed by a client that cannot take it at once. For {@code
         * to=relay} alone.
         */
        @WithName("volatile")
        @WithDefault("false")
        boolean isVolatile();

        /**
         * What a client hears when its event was not taken but may be sent again. With {@code
         * silence} nothing: clients with the option {@code retries} take every answer for a
         * success, and send again only when none comes.
         */
        @WithDefault("answer")
        FailureKind failure();

        /**
         * What keeps the order among events: {@code socket}, {@code user} (as a service named it,
         * else the socket), {@code room}, or a JSON pointer into the array of arguments such as
         * {@code /0/order}. With {@code id} nothing does: each event goes to a partition by its own
         * id, so that they spread.
         */
        @WithDefault("socket")
        String key();

        /** JSON pointer to the room the event is about, such as {@code /0/room}. */
        Optional<String> room();

        /** JSON pointer to the sender's own id of the event, such as {@code /0/id}. */
        Optional<String> eventId();
    }

    /** Who decides whether a client may join a namespace. */
    enum AdmissionKind {
        /** Nobody: all may. */
        OPEN,
        /** A service, by {@code op: admit} or {@code op: refuse}. */
        SERVICE
    }

    /** When a client's acknowledgement is sent. */
    enum AckKind {
        /** When Kafka has stored the event. */
        STORED,
        /** When a service answers it, by {@code op: ack}. */
        REPLY
    }

    /** What a client hears of a failure that may pass. */
    enum FailureKind {
        /** An acknowledgement that says so. */
        ANSWER,
        /** Nothing. */
        SILENCE
    }

    /** Kinds of routes. */
    enum RouteKind {
        /** Into the topic of client events. */
        SERVICE,
        /** Straight into the topic of server events. */
        RELAY,
        /** To a service by HTTP. */
        DIRECT
    }
}
