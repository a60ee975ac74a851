package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether Kafka answers. The check that Quarkus brings waits for a minute when it does not, longer
 * than anybody who asks for health.
 */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {

    private final Admin admin;
    private final Duration timeout;

    KafkaReadiness(Admin admin, ConsumerConfig config) {
        this.admin = admin;
        this.timeout = config.factsTimeout();
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Kafka");
        int millis = (int) timeout.toMillis();
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis))
                    .clusterId()
                    .get(millis, TimeUnit.MILLISECONDS);
            return response.up().build();
        } catch (ExecutionException | TimeoutException e) {
            return response.down().withData("reason", e.toString()).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return response.down().build();
        }
    }
}
