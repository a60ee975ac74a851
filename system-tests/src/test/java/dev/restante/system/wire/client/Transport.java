package dev.restante.system.wire.client;

import java.net.URI;

/** The ways an Engine.IO connection can go. */
public enum Transport {
    /** HTTP long-polling, and nothing else. */
    POLLING {
        @Override
        public WireClient open(URI server, String query) {
            return new PollingClient(PollingSession.open(server, query));
        }
    },
    /** A WebSocket from the first packet. */
    WEBSOCKET {
        @Override
        public WireClient open(URI server, String query) {
            return WebSocketClient.open(server, query);
        }
    },
    /** Begun with polling, moved to a WebSocket: what clients do by default. */
    UPGRADED {
        @Override
        public WireClient open(URI server, String query) {
            return UpgradedClient.open(server, query);
        }
    };

    /**
     * A connection after its handshake, in no namespace yet.
     *
     * @param query more of the query string, such as {@code &colour=red}, or nothing
     */
    public abstract WireClient open(URI server, String query);
}
