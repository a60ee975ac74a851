package dev.restante.system.stack;

import java.util.Locale;

/** What scenarios can run on. */
enum StackKind {
    /** {@code ./restante}: all on this machine, without Docker. */
    EMBEDDED {
        @Override
        Stack start(String name) {
            return EmbeddedStack.start(name);
        }
    },
    /** {@code docker-compose up}: everything a container, consumer-service on PostgreSQL. */
    COMPOSE {
        @Override
        Stack start(String name) {
            return ComposeStack.start(name);
        }
    },
    /** Kafka and PostgreSQL as containers of Testcontainers, the services as processes. */
    CONTAINERS {
        @Override
        Stack start(String name) {
            return ContainersStack.start(name);
        }
    };

    private static final String PROPERTY = "system-tests.stack";

    /** The kind that the system property names; without one it is embedded. */
    static StackKind chosen() {
        return valueOf(System.getProperty(PROPERTY, "embedded").toUpperCase(Locale.ROOT));
    }

    abstract Stack start(String name);
}
