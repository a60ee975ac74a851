package dev.restante.gateway.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/** What the sessions topic needs of Kafka, whoever made it. */
final class SessionsSettings {

    /** What came too late is written over again long before Kafka keeps nothing else. */
    private static final Duration COMPACTION_LAG = Duration.ofHours(1);

    private static final long FOR_EVER = -1;

    private SessionsSettings() {}

    /** Of a topic that the gateway makes. */
    static Map<String, String> wanted(LogConfig config) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                Long.toString(COMPACTION_LAG.toMillis()),
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(config.sessionsRetention().toMillis()));
    }

    /**
     * What is wrong with a topic that others made.
     *
     * @return the setting, and what comes of it, for people; empty if all is well
     */
    static List<String> shortcomings(Config present, LogConfig config) {
        List<String> found = new ArrayList<>();
        String policy = value(present, TopicConfig.CLEANUP_POLICY_CONFIG);
        if (!policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            found.add(
                    "cleanup.policy=%s, without compact it grows until its records expire"
                            .formatted(policy));
        } else if (number(present, TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG)
                < COMPACTION_LAG.toMillis()) {
            found.add(
                    "a min.compaction.lag.ms of less than %d, so a room may be lost in a crash"
                            .formatted(COMPACTION_LAG.toMillis()));
        }
        long retention = number(present, TopicConfig.RETENTION_MS_CONFIG);
        if (policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)
                && retention != FOR_EVER
                && retention < config.sessionsRetention().toMillis()) {
            found.add(
                    ("a retention.ms of %d, less than restante.log.sessions-retention:"
                                    + " older sessions come back without rooms")
                            .formatted(retention));
        }
        return found;
    }

    private static long number(Config present, String name) {
        return Long.parseLong(value(present, name));
    }

    private static String value(Config present, String name) {
        ConfigEntry entry = present.get(name);
        return entry == null || entry.value() == null ? "0" : entry.value();
    }
}
