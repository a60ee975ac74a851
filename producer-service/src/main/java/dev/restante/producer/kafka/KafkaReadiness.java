package dev.restante.producer.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready is who can store: with the outbox also without Kafka. Quarkus has such a check too, which
 * takes a minute to say no.
 */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {

    private static final String NAME = "Kafka";
    private static final int TIMEOUT_MILLIS = 1500;

    private final Map<String, Object> settings;
    private final boolean needed;
    private Admin admin;

    KafkaReadiness(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ProducerConfiguration configuration) {
        needed = !configuration.outbox().enabled();
        settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "producer-service-health");
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250);
    }

    @Override
    public synchronized HealthCheckResponse call() {
        try {
            if (admin == null) {
                admin = Admin.create(settings);
            }
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS))
                    .nodes()
                    .get();
            return HealthCheckResponse.up(NAME);
        } catch (ExecutionException e) {
            return down(e.getCause());
        } catch (KafkaException e) {
            return down(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private HealthCheckResponse down(Throwable reason) {
        return HealthCheckResponse.named(NAME)
                .status(!needed)
                .withData("reason", String.valueOf(reason.getMessage()))
                .build();
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
