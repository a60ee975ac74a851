package dev.restante.consumer.store;

import dev.restante.consumer.chat.Answer.Reply;
import dev.restante.contract.ClientEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The ids of the events that were dealt with, inside one transaction. */
final class ProcessedEvents {

    private final Sql sql;

    ProcessedEvents(Sql sql) {
        this.sql = sql;
    }

    /**
     * @return false if the event's id is there already
     */
    boolean insert(ClientEvent event, ConsumerRecord<byte[], byte[]> record, Instant now)
            throws SQLException {
        return sql.update(
                        "INSERT INTO processed_event"
                                + " (event_id, namespace, event_type, outcome, processed_at,"
                                + " partition_no, record_offset)"
                                + " VALUES (?, ?, ?, '', ?, ?, ?) ON CONFLICT DO NOTHING",
                        event.id(),
                        event.namespace(),
                        event.type(),
                        now,
                        record.partition(),
                        record.offset())
                > 0;
    }

    void update(ClientEvent event, Outcome outcome, Optional<Reply> reply) throws SQLException {
        sql.update(
                "UPDATE processed_event SET outcome = ?, reply = ? WHERE event_id = ?",
                outcome.name(),
                reply.map(Reply::toJson).orElse(null),
                event.id());
    }

    /** What the sender's callback got, or did not get, if it was another record than this one. */
    List<Reply> replyToRepeat(ClientEvent event, ConsumerRecord<byte[], byte[]> record)
            throws SQLException {
        return sql.list(
                "SELECT reply FROM processed_event WHERE event_id = ? AND reply IS NOT NULL"
                        + " AND (partition_no <> ? OR record_offset <> ?)",
                row -> Reply.ofJson(row.getString("reply")),
                event.id(),
                record.partition(),
                record.offset());
    }
}
