package dev.restante.worker.queue;

import dev.restante.worker.WorkerConfig;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** The group's configuration, which lives in the broker and is the same for all members. */
@Singleton
class ShareGroup {

    private static final String FEATURE = "share.version";

    private final Admin admin;
    private final WorkerConfig config;

    ShareGroup(Admin admin, WorkerConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /**
     * Returns when the group is configured, unless that is somebody else's to do.
     *
     * @throws ExecutionException if Kafka can not say so now, or refuses it
     */
    void configure() throws ExecutionException, InterruptedException {
        requireFeature();
        if (!config.configureGroup()) {
            return;
        }
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, config.group());
        admin.incrementalAlterConfigs(Map.of(group, settings())).all().get();
    }

    private void requireFeature() throws ExecutionException, InterruptedException {
        FinalizedVersionRange version =
                admin.describeFeatures().featureMetadata().get().finalizedFeatures().get(FEATURE);
        if (version == null || version.maxVersionLevel() < 1) {
            throw new ExecutionException(
                    new UnsupportedVersionException(
                            "Kafka has no share groups: its feature %s is not enabled"
                                    .formatted(FEATURE)));
        }
    }

    private Collection<AlterConfigOp> settings() {
        return List.of(
                // By default a group begins with what comes after its first member.
                set("share.auto.offset.reset", "earliest"),
                set("share.isolation.level", "read_committed"),
                set("share.record.lock.duration.ms", config.lock().toMillis()),
                set("share.delivery.count.limit", config.retry().deliveryLimit()));
    }

    private static AlterConfigOp set(String name, Object value) {
        return new AlterConfigOp(new ConfigEntry(name, value.toString()), OpType.SET);
    }
}
