package dev.restante.consumer;

import dev.restante.contract.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How client events are processed, and how answers leave. */
@ConfigMapping(prefix = "restante.consumer")
public interface ConsumerConfig {

    /**
     * The name of this instance: the same after a restart, and another for each instance. It is
     * back at its partitions and its outbox at once after a kill.
     */
    @WithDefault("consumer-service-1")
    String instance();

    /** Names of the topics, and how they are created where they do not exist. */
    TopicNames topics();

    /** What happens to a record that could not be processed. */
    Retry retry();

    /** Longest wait for Kafka when somebody asks for the records of one event. */
    @WithDefault("2s")
    Duration journeyTimeout();

    /** After how long a consumer that the Lab let begin ends by itself. */
    @WithDefault("60s")
    Duration newcomerTime();

    /** How answers leave. */
    Leaving outbox();

    /** What is forgotten, and when. */
    Keeping keep();

    /** Events that come by HTTP. */
    Direct direct();

    /** Longest wait for Kafka when somebody asks for facts or health. */
    @WithDefault("1s")
    Duration factsTimeout();

    /** Names of the topics. */
    interface TopicNames {

        /** Topic of what clients emitted. */
        @WithDefault(Topics.CLIENT_EVENTS)
        String clientEvents();

        /** Topic of what clients shall receive. */
        @WithDefault(Topics.SERVER_EVENTS)
        String serverEvents();

        /** Topic of records nobody can process; always of one partition. */
        @WithDefault(Topics.CLIENT_EVENTS_DLQ)
        String deadLetters();

        /** Partitions of the first two topics, if this service creates them; 1 or more. */
        @WithDefault("3")
        int partitions();
    }

    /** Events that come by HTTP. */
    interface Direct {

        /**
         * How many are dealt with at once, work included; more are refused ({@code busy}). A
         * gateway sends 50 at once. Fewer than the threads of the process, which the reader of the
         * topic needs too.
         */
        @WithDefault("100")
        int atOnce();

        /**
         * How many of them may use the database at once; the others wait for it. Fewer than its
         * connections, lest they keep out the reader of the topic.
         */
        @WithDefault("4")
        int share();

        /** How long one waits for the database before it is refused ({@code busy}). */
        @WithDefault("2s")
        Duration patience();
    }

    /** Pauses double from the first to the longest. */
    interface Retry {

        /** Pause after the first failure. */
        @WithDefault("100ms")
        Duration firstPause();

        /** No pause is longer. */
        @WithDefault("5s")
        Duration longestPause();

        /**
         * How often a record is tried that fails for a reason other than the database, before it
         * becomes a dead letter; so it is with a key of the database that stays taken. All other
         * trouble with the database is retried without end.
         */
        @WithDefault("4")
        int attempts();
    }

    /** What is forgotten, and when. */
    interface Keeping {

        /**
         * How long the ids of processed events are known. A record that comes again later has its
         * effect again, so this must be longer than the topic keeps one: the retention, and the
         * time until a segment is full or rolled (7 days each, by default).
         */
        @WithDefault("15d")
        Duration events();

        /** How long the name of a socket is known that left the classic chat. */
        @WithDefault("15d")
        Duration participants();

        /** How long dead letters are kept here; their topic has a retention of its own. */
        @WithDefault("30d")
        Duration deadLetters();

        /** Most dead letters that are kept here, each up to 900,000 bytes. */
        @WithDefault("10000")
        long mostDeadLetters();

        /** How long the effects of the Lab's numbered events are kept. */
        @WithDefault("7d")
        Duration labEffects();

        /** Most of these effects that are kept; looked at every minute. */
        @WithDefault("100000")
        long mostLabEffects();

        /** How often is looked for what is too old. */
        @WithDefault("1h")
        Duration pruneEvery();
    }

    /** How answers leave. */
    interface Leaving {

        /** Most records sent before the first is confirmed and deleted. */
        @WithDefault("200")
        int batch();

        /** Most bytes of these records together; a single one may be larger. */
        @WithDefault("4194304")
        long batchBytes();

        /**
         * After how long another instance publishes what an instance has left that was killed or
         * frozen while it published; below 100 s.
         */
        @WithDefault("3s")
        Duration turn();

        /** How often is looked for rows although nobody said that there are any. */
        @WithDefault("500ms")
        Duration poll();
    }
}
