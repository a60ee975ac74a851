package dev.restante.producer.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The statements of the outbox, inside one transaction. */
final class OutboxTable {

    /** Single events that are sent before the first is confirmed, at most. */
    static final int MAX_ROUND = 200;

    /** Bytes after which a round ends. */
    static final int MAX_ROUND_BYTES = 2_000_000;

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * Adds a request.
     *
     * @param trace the span of the request, as W3C Trace Context writes it
     * @return its id, or empty if that would be more than the outbox may hold
     */
    OptionalLong add(
            boolean batch,
            byte[] events,
            Optional<String> trace,
            Instant now,
            long maxRequests,
            long maxBytes)
            throws SQLException {
        int room =
                update(
                        "UPDATE outbox_level SET held = held + 1, volume = volume + ?"
                                + " WHERE id = 1 AND held < ? AND volume + ? <= ?",
                        events.length,
                        maxRequests,
                        events.length,
                        maxBytes);
        return room == 0
                ? OptionalLong.empty()
                : OptionalLong.of(insert(batch, events, trace, now));
    }

    private long insert(boolean batch, byte[] events, Optional<String> trace, Instant now)
            throws SQLException {
        String sql =
                "INSERT INTO outbox (accepted_at, is_batch, volume, events, traceparent)"
                        + " VALUES (?,?,?,?,?)";
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {"id"})) {
            set(
                    statement,
                    now.atOffset(ZoneOffset.UTC),
                    batch,
                    events.length,
                    events,
                    trace.orElse(null));
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** Whether this instance may deliver until the end of the transaction; none other does then. */
    boolean takeTurn() throws SQLException {
        return !list(
                        "SELECT id FROM outbox_turn WHERE id = 1 FOR UPDATE SKIP LOCKED",
                        row -> row.getInt(1))
                .isEmpty();
    }

    /** The oldest requests, as many as are sent at once: single events, or one batch. */
    List<KeptRequest> nextRound() throws SQLException {
        OptionalLong last = lastOfRound();
        return last.isEmpty()
                ? List.of()
                : list(
                        "SELECT id, is_batch, events, traceparent FROM outbox"
                                + " WHERE refused IS NULL AND id <= ? ORDER BY id",
                        row ->
                                new KeptRequest(
                                        row.getLong("id"),
                                        row.getBoolean("is_batch"),
                                        row.getBytes("events"),
                                        Optional.ofNullable(row.getString("traceparent"))),
                        last.getAsLong());
    }

    private record Size(long id, boolean batch, int volume) {}

    /** Looks at the sizes first: the events of all that wait may be more than fits in memory. */
    private OptionalLong lastOfRound() throws SQLException {
        List<Size> sizes =
                list(
                        "SELECT id, is_batch, volume FROM outbox WHERE refused IS NULL"
                                + " ORDER BY id FETCH FIRST "
                                + MAX_ROUND
                                + " ROWS ONLY",
                        row -> new Size(row.getLong(1), row.getBoolean(2), row.getInt(3)));
        OptionalLong last = OptionalLong.empty();
        long volume = 0;
        for (Size size : sizes) {
            volume += size.volume();
            if (last.isPresent() && (size.batch() || volume > MAX_ROUND_BYTES)) {
                break;
            }
            last = OptionalLong.of(size.id());
            if (size.batch()) {
                break;
            }
        }
        return last;
    }

    /** Kafka has stored the events of these. */
    void delete(List<KeptRequest> requests) throws SQLException {
        long volume = 0;
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM outbox WHERE id = ?")) {
            for (KeptRequest request : requests) {
                volume += request.events().length;
                set(statement, request.id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        update(
                "UPDATE outbox_level SET held = held - ?, volume = volume - ? WHERE id = 1",
                requests.size(),
                volume);
    }

    /** Kafka will never take this one. It stays, and later ones go on. */
    void refuse(KeptRequest request, String reason) throws SQLException {
        update("UPDATE outbox SET refused = ? WHERE id = ?", reason, request.id());
    }

    /**
     * Where a request stands: why it was refused, empty text while it waits; none if it is gone.
     */
    Optional<String> find(long id) throws SQLException {
        return list(
                        "SELECT COALESCE(refused, '') FROM outbox WHERE id = ?",
                        row -> row.getString(1),
                        id)
                .stream()
                .findFirst();
    }

    OutboxState state(Instant now, long maxRequests, long maxBytes) throws SQLException {
        long refused = number("SELECT COUNT(*) FROM outbox WHERE refused IS NOT NULL");
        List<Instant> oldest =
                list(
                        "SELECT accepted_at FROM outbox WHERE refused IS NULL"
                                + " ORDER BY id FETCH FIRST 1 ROWS ONLY",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant());
        double age =
                oldest.isEmpty()
                        ? 0
                        : Math.max(0, Duration.between(oldest.get(0), now).toMillis() / 1e3);
        return new OutboxState(
                number("SELECT held FROM outbox_level WHERE id = 1") - refused,
                refused,
                number("SELECT volume FROM outbox_level WHERE id = 1"),
                age,
                maxRequests,
                maxBytes);
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, Row<T> row, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(row.read(rows));
                }
                return list;
            }
        }
    }

    private long number(String sql) throws SQLException {
        return list(sql, row -> row.getLong(1)).get(0);
    }

    private int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
