package dev.restante.system.stack;

import dev.restante.system.client.ClientKind;
import java.util.List;
import java.util.Locale;

/** What scenarios can run on. */
public enum StackKind {
    /** {@code ./restante}: all on this machine, without Docker. */
    EMBEDDED(ClientKind.values()) {
        @Override
        Stack start(String name) {
            return EmbeddedStack.start(name);
        }

        @Override
        public int kills(int many) {
            return many;
        }
    },
    /** {@code docker-compose up}: everything a container, consumer-service on PostgreSQL. */
    COMPOSE(ClientKind.NODE) {
        @Override
        Stack start(String name) {
            return ComposeStack.start(name);
        }
    },
    /** Kafka and PostgreSQL as containers of Testcontainers, the services as processes. */
    CONTAINERS(ClientKind.JAVA) {
        @Override
        Stack start(String name) {
            return ContainersStack.start(name);
        }
    };

    private static final String PROPERTY = "system-tests.stack";

    private final List<ClientKind> clients;

    StackKind(ClientKind... clients) {
        this.clients = List.of(clients);
    }

    /**
     * The kind that the system property {@code system-tests.stack} names; without one, embedded.
     */
    public static StackKind chosen() {
        return valueOf(System.getProperty(PROPERTY, "embedded").toUpperCase(Locale.ROOT));
    }

    /** The clients that scenarios run with, one after another. */
    public List<ClientKind> clients() {
        return clients;
    }

    /** How often a scenario kills that has so many kills: once where a start takes its time. */
    public int kills(int many) {
        return 1;
    }

    abstract Stack start(String name);
}
