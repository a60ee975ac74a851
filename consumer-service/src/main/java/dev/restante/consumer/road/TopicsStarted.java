package dev.restante.consumer.road;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Started means: the topics are there. The database is migrated by then: before that nobody answers
 * at all.
 */
@Startup
@ApplicationScoped
class TopicsStarted implements HealthCheck {

    private final TopicSetup topics;

    TopicsStarted(TopicSetup topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics found").status(topics.isDone()).build();
    }
}
