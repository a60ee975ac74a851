package dev.restante.consumer.store;

import dev.restante.consumer.chat.NumberedMessage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The messages of the getting-started chat, inside one transaction. */
final class NumberedMessages {

    private NumberedMessages() {}

    static Optional<NumberedMessage> appendOnce(Sql sql, Optional<String> clientOffset, String text)
            throws SQLException {
        // The lock is kept until the commit. So ids grow in the order of the commits: who has seen
        // one has not missed a smaller one that came into sight later.
        long id = 1 + sql.number("SELECT last_id FROM numbered_last WHERE row_id = 1 FOR UPDATE");
        if (clientOffset.isPresent() && isStored(sql, clientOffset.get())) {
            return Optional.empty();
        }
        sql.update("UPDATE numbered_last SET last_id = ? WHERE row_id = 1", id);
        sql.update(
                "INSERT INTO numbered_message (id, client_offset, body, stored_at)"
                        + " VALUES (?, ?, ?, ?)",
                id,
                clientOffset.orElse(null),
                text,
                Instant.now());
        return Optional.of(new NumberedMessage(id, text));
    }

    private static boolean isStored(Sql sql, String clientOffset) throws SQLException {
        return sql.number(
                        "SELECT COUNT(*) FROM numbered_message WHERE client_offset = ?",
                        clientOffset)
                > 0;
    }

    static List<NumberedMessage> newest(Sql sql, long after, Instant until, int count)
            throws SQLException {
        List<NumberedMessage> messages =
                new ArrayList<>(
                        sql.list(
                                "SELECT id, body FROM numbered_message"
                                        + " WHERE id > ? AND stored_at <= ?"
                                        + " ORDER BY id DESC FETCH FIRST "
                                        + count
                                        + " ROWS ONLY",
                                row ->
                                        new NumberedMessage(
                                                row.getLong("id"), row.getString("body")),
                                after,
                                until));
        Collections.reverse(messages);
        return messages;
    }
}
