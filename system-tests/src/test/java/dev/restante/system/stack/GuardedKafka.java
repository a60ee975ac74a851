package dev.restante.system.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * Apache Kafka that lets nobody in but by TLS and with a password, as those that are rented do:
 * SASL_SSL is its only listener for clients. Its users may do what its rules say, and there are
 * none at first. Its own main class runs it, from the jars of the stack.
 */
public final class GuardedKafka {

    /** Who may do everything: the broker itself, and whoever sets it up. */
    private static final Login ADMIN = Login.plain("admin", "the-brokers-own-secret");

    private final Path folder;
    private final int port;
    private final int controller;
    private final Authority authority;

    /**
     * @param folder an empty folder
     * @param authority whom its certificate is from, and its clients trust
     */
    public GuardedKafka(Path folder, Authority authority) {
        this.folder = folder;
        this.authority = authority;
        List<Integer> ports = FreePorts.find(2);
        this.port = ports.get(0);
        this.controller = ports.get(1);
    }

    /** Host and port. */
    public String bootstrap() {
        return "localhost:" + port;
    }

    /**
     * Makes it; returns when its data folder is formatted.
     *
     * @param logins the users it knows, each by both mechanisms; none has any right
     */
    public Daemon daemon(String name, List<Login> logins) {
        Path properties = folder.resolve("server.properties");
        try {
            Files.writeString(properties, String.join("\n", lines(logins)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        format(properties, logins);
        List<String> command = java("-Xmx256m");
        command.addAll(List.of("kafka.Kafka", properties.toString()));
        return Daemon.listener(name, command, Map.of(), port);
    }

    private List<String> lines(List<Login> logins) {
        List<String> all = new ArrayList<>();
        all.addAll(node());
        all.addAll(security(logins));
        all.addAll(smallMachine());
        return all;
    }

    private List<String> node() {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@localhost:" + controller,
                "controller.listener.names=CONTROLLER",
                "listeners=SASL_SSL://localhost:%d,CONTROLLER://localhost:%d"
                        .formatted(port, controller),
                "advertised.listeners=SASL_SSL://localhost:" + port,
                "listener.security.protocol.map=SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name=SASL_SSL",
                "log.dirs=" + folder.resolve("data"),
                "auto.create.topics.enable=false");
    }

    private List<String> security(List<Login> logins) {
        List<String> all = new ArrayList<>();
        all.add("sasl.mechanism.inter.broker.protocol=PLAIN");
        all.add("sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512");
        all.add("listener.name.sasl_ssl.plain.sasl.jaas.config=" + users(logins));
        all.add(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config="
                        + "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        store(all, "keystore", authority.certified("kafka"));
        store(all, "truststore", authority.trust());
        // Nothing is allowed that no rule allows; the controller's own listener has no users.
        all.add("authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        all.add("super.users=User:%s;User:ANONYMOUS".formatted(ADMIN.user()));
        return all;
    }

    private static List<String> smallMachine() {
        List<String> all = new ArrayList<>();
        for (String topic :
                List.of(
                        "offsets.topic",
                        "transaction.state.log",
                        "share.coordinator.state.topic")) {
            all.add(topic + ".replication.factor=1");
            all.add(topic + ".num.partitions=2");
        }
        all.add("transaction.state.log.min.isr=1");
        all.add("share.coordinator.state.topic.min.isr=1");
        all.add("group.initial.rebalance.delay.ms=0");
        all.add("log.cleaner.dedupe.buffer.size=8388608");
        return all;
    }

    private static String users(List<Login> logins) {
        StringBuilder users = new StringBuilder(ADMIN.jaas().replace(";", ""));
        for (Login login : logins) {
            users.append(" user_%s=\"%s\"".formatted(login.user(), login.password()));
        }
        return users + " user_%s=\"%s\";".formatted(ADMIN.user(), ADMIN.password());
    }

    private static void store(List<String> all, String kind, Path file) {
        all.add("ssl.%s.type=PKCS12".formatted(kind));
        all.add("ssl.%s.location=%s".formatted(kind, file));
        all.add("ssl.%s.password=%s".formatted(kind, Authority.PASSWORD));
    }

    private void format(Path properties, List<Login> logins) {
        List<String> command = java("-Xmx64m");
        command.addAll(
                List.of("kafka.tools.StorageTool", "format", "--config", properties.toString()));
        command.addAll(List.of("--cluster-id", Uuid.randomUuid().toString()));
        for (Login login : logins) {
            command.add("--add-scram");
            command.add(
                    "SCRAM-SHA-512=[name=%s,password=%s]"
                            .formatted(login.user(), login.password()));
        }
        Path log = folder.resolve("format.log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectInput(Redirect.from(new File("/dev/null")));
            if (builder.redirectOutput(log.toFile()).start().waitFor() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> java(String heap) {
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j2.configurationFile=classpath:kafka-log4j2.properties",
                        "-cp",
                        Project.home().resolve("stack/target/stack.jar").toString()));
    }

    /**
     * What a client has to be told, as variables of the environment.
     *
     * @param login how it logs in
     */
    public Map<String, String> environment(Login login) {
        Map<String, String> all = new HashMap<>();
        all.put("KAFKA_BOOTSTRAP_SERVERS", bootstrap());
        all.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        all.put("KAFKA_SASL_MECHANISM", login.mechanism());
        all.put("KAFKA_SASL_JAAS_CONFIG", login.jaas());
        all.put("KAFKA_SSL_TRUSTSTORE_TYPE", "PKCS12");
        all.put("KAFKA_SSL_TRUSTSTORE_LOCATION", authority.trust().toString());
        all.put("KAFKA_SSL_TRUSTSTORE_PASSWORD", Authority.PASSWORD);
        return all;
    }

    /** Properties of a client that may do everything. */
    public Map<String, Object> adminProperties() {
        Map<String, Object> all = new HashMap<>();
        environment(ADMIN)
                .forEach(
                        (name, value) ->
                                all.put(
                                        name.substring("KAFKA_".length())
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '.'),
                                        value));
        return all;
    }
}
