package dev.restante.consumer.store;

import dev.restante.consumer.chat.Boards;
import dev.restante.consumer.chat.ChatMessage;
import dev.restante.consumer.chat.ChatState;
import dev.restante.consumer.chat.LabState;
import dev.restante.consumer.chat.NumberedMessage;
import dev.restante.consumer.chat.Participant;
import dev.restante.consumer.chat.People;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the chats remember, inside one transaction. */
final class JdbcChatState implements ChatState {

    private final Sql sql;
    private final JdbcLabState lab;

    JdbcChatState(Sql sql) {
        this(sql, JdbcLabState.ofNoRecord(sql));
    }

    JdbcChatState(Sql sql, JdbcLabState lab) {
        this.sql = sql;
        this.lab = lab;
    }

    @Override
    public ChatMessage append(String id, String room, String name, String text, Instant at) {
        return unchecked(
                () -> {
                    // The update locks the room's row, so numbers have no gaps and no repeats.
                    if (sql.update(
                                    "UPDATE chat_room SET last_seq = last_seq + 1 WHERE room = ?",
                                    room)
                            == 0) {
                        sql.update("INSERT INTO chat_room (room, last_seq) VALUES (?, 1)", room);
                    }
                    long seq = lastSeq(room);
                    sql.update(
                            "INSERT INTO chat_message (room, seq, message_id, name, body, sent_at)"
                                    + " VALUES (?, ?, ?, ?, ?, ?)",
                            room,
                            seq,
                            id,
                            name,
                            text,
                            at);
                    return new ChatMessage(id, room, name, text, seq, at);
                });
    }

    @Override
    public List<ChatMessage> newest(String room, int count) {
        return unchecked(() -> messages(room, lastSeq(room) - count, count));
    }

    @Override
    public List<ChatMessage> earlier(String room, long before, int count) {
        return unchecked(
                () -> {
                    long end = Math.min(before, lastSeq(room) + 1);
                    return messages(room, end - 1 - count, (int) Math.min(count, end - 1));
                });
    }

    @Override
    public People people() {
        return new JdbcPeople(sql);
    }

    @Override
    public Boards boards() {
        return new JdbcBoards(sql);
    }

    /** At most {@code limit} messages of a room after the number {@code after}, in order. */
    List<ChatMessage> messages(String room, long after, int limit) throws SQLException {
        return sql.list(
                "SELECT room, seq, message_id, name, body, sent_at FROM chat_message"
                        + " WHERE room = ? AND seq > ? ORDER BY seq FETCH FIRST "
                        + limit
                        + " ROWS ONLY",
                JdbcChatState::message,
                room,
                after);
    }

    @Override
    public Optional<NumberedMessage> appendOnce(Optional<String> clientOffset, String text) {
        return unchecked(() -> NumberedMessages.appendOnce(sql, clientOffset, text));
    }

    @Override
    public List<NumberedMessage> numbered(long after, Instant until, int count) {
        return unchecked(() -> NumberedMessages.newest(sql, after, until, count));
    }

    @Override
    public Optional<Participant> participant(String socket) {
        return unchecked(
                () ->
                        sql.first(
                                "SELECT name, present, connection FROM participant WHERE socket = ?",
                                row ->
                                        new Participant(
                                                socket,
                                                row.getString("name"),
                                                row.getBoolean("present"),
                                                row.getLong("connection")),
                                socket));
    }

    @Override
    public void save(Participant who) {
        Instant now = Instant.now();
        unchecked(
                () -> {
                    int changed =
                            sql.update(
                                    "UPDATE participant SET name = ?, present = ?, connection = ?,"
                                            + " changed_at = ?"
                                            + " WHERE socket = ?",
                                    who.name(),
                                    who.present(),
                                    who.connection(),
                                    now,
                                    who.socket());
                    return changed > 0
                            ? changed
                            : sql.update(
                                    "INSERT INTO participant (name, present, connection,"
                                            + " changed_at, socket) VALUES (?, ?, ?, ?, ?)",
                                    who.name(),
                                    who.present(),
                                    who.connection(),
                                    now,
                                    who.socket());
                });
    }

    @Override
    public int present() {
        return unchecked(() -> (int) sql.number("SELECT COUNT(*) FROM participant WHERE present"));
    }

    @Override
    public LabState lab() {
        return lab;
    }

    private long lastSeq(String room) throws SQLException {
        return sql.first(
                        "SELECT last_seq FROM chat_room WHERE room = ?",
                        row -> row.getLong("last_seq"),
                        room)
                .orElse(0L);
    }

    private static ChatMessage message(ResultSet row) throws SQLException {
        return new ChatMessage(
                row.getString("message_id"),
                row.getString("room"),
                row.getString("name"),
                row.getString("body"),
                row.getLong("seq"),
                Sql.instant(row, "sent_at"));
    }

    /** What may end with an {@link SQLException}, and with no other checked one. */
    @FunctionalInterface
    interface Query<T> {
        T call() throws SQLException;
    }

    static <T> T unchecked(Query<T> query) {
        try {
            return query.call();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
