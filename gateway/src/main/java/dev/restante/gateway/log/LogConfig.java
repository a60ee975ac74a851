package dev.restante.gateway.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Topics and how the gateway uses them. */
@ConfigMapping(prefix = "restante.log")
public interface LogConfig {

    /** Topic of what clients emit. */
    @WithDefault("client-events")
    String clientEvents();

    /** Topic of what clients receive. */
    @WithDefault("server-events")
    String serverEvents();

    /** Compacted topic of the rooms each session joined. One partition. */
    @WithDefault("restante-sessions")
    String sessions();

    /**
     * How long the sessions topic keeps what was last written of a session, when the gateway has to
     * create it. Longer than sessions can be resumed.
     */
    @WithDefault("8d")
    Duration sessionsRetention();

    /** Partitions a topic gets when the gateway has to create it. */
    @WithDefault("3")
    int partitions();

    /**
     * How long Kafka may take to confirm a record before the client's acknowledgement says that it
     * is not confirmed: a quarter of it to say where the topic is, the rest to store. At least 1 s.
     */
    @WithDefault("4s")
    Duration publishTimeout();

    /** Bytes of records that may wait for Kafka; beyond that emits are refused at once. */
    @WithDefault("33554432")
    long publishBufferBytes();

    /**
     * Offsets of a partition within which a repeated event id is recognised and delivered only
     * once.
     */
    @WithDefault("10000")
    int repeatWindow();

    /**
     * Bytes of the latest records that stay in memory, about. Who was away for no longer than they
     * go back is given what it missed without a read from Kafka.
     */
    @WithDefault("33554432")
    long ringBytes();

    /** Records per partition that a gateway reads back into that memory when it starts. */
    @WithDefault("5000")
    int ringSeed();

    /** Bytes of older records that stay in memory for others who will want them too, about. */
    @WithDefault("33554432")
    long catchUpBytes();

    /**
     * Sessions remembered at most, about 300 bytes each. A session that had to be forgotten cannot
     * be resumed; its client is told so.
     */
    @WithDefault("200000")
    int maxSessions();
}
