package dev.restante.bench.load;

import java.util.EnumSet;
import java.util.Set;

/** What is measured, in the order in which it is told. */
public enum Metric {
    INGEST_RATE("ingest: acks/s, stored in Kafka"),
    INGEST_P50("ingest: ack p50, ms"),
    INGEST_P90("ingest: ack p90, ms"),
    INGEST_P99("ingest: ack p99, ms"),
    INGEST_MAX("ingest: ack max, ms"),
    INGEST_SERVER("ingest: server CPU µs per ack"),
    INGEST_KAFKA("ingest: Kafka CPU µs per ack"),
    INGEST_LOAD("ingest: load generator CPU µs per ack"),
    INGEST_OTHERS("ingest: CPU of this machine that others took, %"),
    SATURATED_RATE("fan-out saturated: deliveries/s"),
    SATURATED_SERVER("fan-out saturated: server CPU µs per delivery"),
    SATURATED_LOAD("fan-out saturated: load generator CPU µs per delivery"),
    SATURATED_OTHERS("fan-out saturated: CPU of this machine that others took, %"),
    PACED_RATE("fan-out paced: deliveries/s"),
    PACED_P50("fan-out paced: p50, ms"),
    PACED_P90("fan-out paced: p90, ms"),
    PACED_P99("fan-out paced: p99, ms"),
    PACED_MAX("fan-out paced: max, ms"),
    PACED_SERVER("fan-out paced: server CPU µs per delivery"),
    PACED_LOAD("fan-out paced: load generator CPU µs per delivery"),
    PACED_OTHERS("fan-out paced: CPU of this machine that others took, %"),
    IDLE_RESIDENT("idle: server memory per connection (RSS), KiB"),
    IDLE_LIVE("idle: live after a full collection per connection, KiB");

    private final String label;

    Metric(String label) {
        this.label = label;
    }

    /** What it is, with its unit. */
    public String label() {
        return label;
    }

    /** How much of the machine had nothing to do with the load. */
    public static Set<Metric> others() {
        return EnumSet.of(INGEST_OTHERS, SATURATED_OTHERS, PACED_OTHERS);
    }
}
