package dev.restante.system.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.Clients;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.Authority;
import dev.restante.system.stack.Daemon;
import dev.restante.system.stack.GuardedKafka;
import dev.restante.system.stack.GuardedServices;
import dev.restante.system.stack.Login;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Project;
import io.socket.client.IO;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything by TLS: clients at the gateway, which trust one authority alone, and all services at a
 * Kafka that wants passwords.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecureStackIT {

    private static final Duration READY_WITHIN = Duration.ofSeconds(150);
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(30);
    private static final String PASSWORD = "c0rrect-h0rse-battery";
    private static final Login GATEWAY = Login.scram("gateway", PASSWORD);
    private static final Login CONSUMER = Login.scram("consumer-service", PASSWORD);
    private static final Login PRODUCER = Login.plain("producer-service", PASSWORD);
    private static final Login WORKER = Login.scram("worker-service", PASSWORD);
    private static final List<String> TOPICS =
            List.of(
                    "client-events",
                    "server-events",
                    "client-events-dlq",
                    "work-queue",
                    "work-queue-dlq");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path folder = Project.freshFolder("secure");
    private final Authority authority = new Authority(folder);
    private final GuardedKafka kafka = new GuardedKafka(folder, authority);
    private final GuardedServices services = new GuardedServices("secure", folder, kafka);
    private final Daemon broker =
            kafka.daemon("secure-kafka", List.of(GATEWAY, CONSUMER, PRODUCER, WORKER));
    private final Path certificate = authority.certified("gateway");
    private final Daemon gateway = services.tlsGateway("gateway", GATEWAY, certificate);
    private final List<Daemon> others =
            List.of(
                    services.consumer("consumer", CONSUMER),
                    services.producer("restante-producer-service", PRODUCER),
                    services.worker("worker", WORKER));
    private final Map<Stranger, Daemon> strangers =
            Stream.of(Stranger.values())
                    .collect(Collectors.toMap(s -> s, s -> s.daemon(services, "not-" + PASSWORD)));
    private final NodeProcess node = new NodeProcess();
    private final URI address = URI.create("https://localhost:" + services.port("gateway"));
    private final Clients clients = new Clients(address, node);
    private final TrustingHttp http = new TrustingHttp(authority);

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void start() throws ExecutionException, InterruptedException {
        node.driver();
        broker.start();
        await("Kafka listens").atMost(READY_WITHIN).until(broker::isReady);
        makeTopicsAndRules();
        gateway.start();
        others.forEach(Daemon::start);
        others.forEach(SecureStackIT::awaitReady);
        await("the gateway is ready")
                .atMost(READY_WITHIN)
                .until(
                        () ->
                                gateway.isReady()
                                        && http.status(address.resolve("/q/health/ready")) == 200);
        // They may take their time beside the first tests.
        strangers.values().forEach(Daemon::start);
    }

    /** As whoever runs the Kafka does it: no service may make a topic. */
    private void makeTopicsAndRules() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka.adminProperties())) {
            NewTopic sessions =
                    new NewTopic("restante-sessions", 1, (short) 1)
                            .configs(
                                    Map.of(
                                            "cleanup.policy",
                                            "compact,delete",
                                            "retention.ms",
                                            "691200000",
                                            "min.compaction.lag.ms",
                                            "3600000"));
            admin.createTopics(
                            Stream.concat(
                                            Stream.of(sessions),
                                            TOPICS.stream().map(t -> new NewTopic(t, 2, (short) 1)))
                                    .toList())
                    .all()
                    .get();
            admin.createAcls(Permissions.documented()).all().get();
        }
    }

    private static void awaitReady(Daemon daemon) {
        await(daemon.name() + " is ready").atMost(READY_WITHIN).until(daemon::isReady);
    }

    @AfterAll
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void stop() {
        clients.close();
        node.close();
        strangers.values().forEach(Daemon::close);
        Stream.concat(Stream.of(gateway), others.stream()).forEach(Daemon::close);
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void an_event_of_the_official_client_makes_the_round_trip(String transport) {
        Client client = clients.openNode("/", trusting(transport));

        makesTheRoundTrip(client, "node by " + transport);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void an_event_of_the_java_client_makes_the_round_trip(String transport) {
        Client client = clients.openJava("/", options -> trust(options, transport));

        makesTheRoundTrip(client, "java by " + transport);
    }

    private static void makesTheRoundTrip(Client client, String text) {
        assertThat(client.askText("chat message", text).path("status").asText())
                .isEqualTo("stored");
        await("consumer-service has told all")
                .atMost(HEARD_WITHIN)
                .until(
                        () ->
                                client.inbox().events("chat message").stream()
                                        .anyMatch(e -> e.arguments().get(0).asText().equals(text)));
    }

    private ObjectNode trusting(String transport) {
        ObjectNode options = JSON.objectNode().put("ca", authority.pem());
        options.putArray("transports").add(transport);
        return options;
    }

    private void trust(IO.Options options, String transport) {
        OkHttpClient http =
                new OkHttpClient.Builder()
                        .sslSocketFactory(
                                authority.context().getSocketFactory(), authority.trustManager())
                        .readTimeout(Duration.ofMinutes(1))
                        .build();
        options.callFactory = http;
        options.webSocketFactory = http;
        options.transports = new String[] {transport};
    }

    @Test
    void an_event_posted_to_producer_service_reaches_a_client() {
        Client client = clients.openNode("/chat", trusting("websocket"));
        client.answer("join", JSON.textNode("secure"));

        JsonNode event = ProducerService.event("posted-1", "notice", "secure", JSON.objectNode());
        ProducerService producer =
                new ProducerService(services.address("restante-producer-service"));

        assertThat(producer.structured(event).status()).isEqualTo(201);
        await("the event is there")
                .atMost(HEARD_WITHIN)
                .until(() -> !client.inbox().events("notice").isEmpty());
    }

    @Test
    void a_job_is_done_by_worker_service() {
        Client client = clients.openNode("/work", trusting("websocket"));

        client.answer("job", JSON.objectNode().put("work", "primes").put("below", 10));

        await("the job is done")
                .atMost(HEARD_WITHIN)
                .until(() -> !client.inbox().events("finished").isEmpty());
    }

    @Test
    void nobody_is_served_without_tls() {
        http.mustBeRefused(services.address("gateway"));
    }

    @Test
    void a_renewed_certificate_is_shown_without_a_restart() throws IOException {
        String before = http.serial(address);

        Files.move(authority.certified("renewed"), certificate, StandardCopyOption.ATOMIC_MOVE);

        // Whoever connects while it changes may be cut off, and comes again.
        await("another certificate is shown")
                .atMost(HEARD_WITHIN)
                .ignoreException(UncheckedIOException.class)
                .until(() -> !http.serial(address).equals(before));
    }

    @ParameterizedTest
    @Order(Integer.MAX_VALUE - 1)
    @EnumSource(Stranger.class)
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void a_service_with_a_wrong_password_is_not_ready_and_says_why_once(Stranger stranger)
            throws IOException {
        Daemon daemon = strangers.get(stranger);

        await(stranger + " says why")
                .atMost(READY_WITHIN)
                .until(() -> stranger.complaints(daemon) > 0);
        await(stranger + " says that it is not ready")
                .atMost(READY_WITHIN)
                .during(Duration.ofSeconds(1))
                .until(() -> http.status(stranger.health(services)) == 503);
        assertThat(stranger.complaints(daemon)).isEqualTo(1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void no_log_tells_a_password() throws IOException {
        try (Stream<Path> files = Files.list(Project.module().resolve("target"))) {
            List<Path> logs =
                    files.filter(f -> f.getFileName().toString().matches("secure-.*\\.log"))
                            .toList();

            assertThat(logs)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(
                            log ->
                                    assertThat(log)
                                            .content()
                                            .doesNotContain(PASSWORD, Authority.PASSWORD));
        }
    }
}
