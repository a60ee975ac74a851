package dev.restante.system.chaos;

import static dev.restante.system.chaos.Failpoint.Victim.CONSUMER;
import static dev.restante.system.chaos.Failpoint.Victim.GATEWAY;
import static dev.restante.system.chaos.Failpoint.Victim.PRODUCER;

/**
 * An instruction at which a process dies, as by {@code kill -9}. Nothing in the processes knows of
 * them: Byteman puts each into the running code.
 */
enum Failpoint {
    BEFORE_THE_EFFECT_IS_WRITTEN(CONSUMER, "consumer.chat.Dispatcher", "decide", "AT ENTRY"),
    AFTER_THE_EFFECT_BEFORE_THE_ANSWER(CONSUMER, "consumer.store.Outbox", "add", "AT ENTRY"),
    BEFORE_THE_EFFECT_IS_COMMITTED(CONSUMER, "consumer.store.Ledger", "takeOnce", "AT EXIT"),
    AFTER_THE_COMMIT_BEFORE_THE_OFFSET(CONSUMER, "consumer.road.RecordIntake", "take", "AT EXIT"),
    AFTER_AN_ANSWER_IS_SENT_BEFORE_IT_IS_DELETED(
            CONSUMER, "consumer.store.Outbox", "delete", "AT ENTRY", "!$1.isEmpty()"),

    BEFORE_A_POST_IS_COMMITTED(PRODUCER, "producer.outbox.OutboxTable", "insert", "AT EXIT"),
    AFTER_A_POST_IS_COMMITTED_BEFORE_THE_ANSWER(
            PRODUCER, "producer.outbox.Outbox", "insert", "AT EXIT"),
    BEFORE_A_POST_IS_SENT(PRODUCER, "producer.outbox.Delivery", "send", "AT ENTRY"),
    AFTER_A_POST_IS_SENT_BEFORE_IT_IS_DELETED(
            PRODUCER, "producer.outbox.OutboxTable", "delete", "AT ENTRY", "!$1.isEmpty()"),
    BEFORE_A_BATCH_IS_COMMITTED_IN_KAFKA(
            PRODUCER, "producer.kafka.Transactions", "sendAll", "AT EXIT"),
    AFTER_A_BATCH_IS_COMMITTED_IN_KAFKA(
            PRODUCER, "producer.kafka.Transactions", "store", "AT EXIT"),

    BEFORE_AN_EMIT_IS_SENT(
            GATEWAY,
            "gateway.log.RecordSender",
            "send",
            "AT ENTRY",
            "$1.topic().equals(\"client-events\") && $1.key().toString().startsWith(\"room-\")"),
    AFTER_AN_EMIT_IS_STORED_BEFORE_ITS_ACK(
            GATEWAY,
            "gateway.log.RecordSender",
            "complete",
            "AT ENTRY",
            "$3 == null && $2.topic().equals(\"client-events\")"),
    AFTER_A_STROKE_IS_STORED_BEFORE_ITS_ACK(
            GATEWAY,
            "gateway.log.RecordSender",
            "complete",
            "AT ENTRY",
            "$3 == null && $2.topic().equals(\"server-events\")"),
    BEFORE_A_JOIN_IS_SENT(
            GATEWAY, "gateway.log.Memberships", "save", "AT ENTRY", "!$2.rooms().isEmpty()"),
    AFTER_A_SESSION_IS_STORED_BEFORE_ITS_ACK(
            GATEWAY,
            "gateway.log.RecordSender",
            "complete",
            "AT ENTRY",
            "$3 == null && $2.topic().equals(\"restante-sessions\")");

    /** Whose instruction it is. */
    enum Victim {
        CONSUMER,
        PRODUCER,
        GATEWAY
    }

    /** Not the first time: by then things are in motion. */
    private static final int TIME = 4;

    private final Victim victim;
    private final String type;
    private final String method;
    private final String place;
    private final String condition;

    Failpoint(Victim victim, String type, String method, String place) {
        this(victim, type, method, place, "TRUE");
    }

    Failpoint(Victim victim, String type, String method, String place, String condition) {
        this.victim = victim;
        this.type = type;
        this.method = method;
        this.place = place;
        this.condition = condition;
    }

    Victim victim() {
        return victim;
    }

    /** The line that the process writes before it dies. */
    String lastWords() {
        return "FAILPOINT " + name();
    }

    /** As Byteman reads it. */
    String rule() {
        return """
        RULE %1$s
        CLASS dev.restante.%2$s
        METHOD %3$s
        %4$s
        IF (%5$s) && incrementCounter("%1$s") == %6$d
        DO traceln("%7$s"), killJVM()
        ENDRULE
        """
                .formatted(name(), type, method, place, condition, TIME, lastWords());
    }

    @Override
    public String toString() {
        return victim.name().toLowerCase() + ": " + name().toLowerCase().replace('_', ' ');
    }
}
