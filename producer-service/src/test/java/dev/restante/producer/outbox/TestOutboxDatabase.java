package dev.restante.producer.outbox;

import dev.restante.contract.ServerEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The real tables, in memory. */
final class TestOutboxDatabase {

    static final long ROOM = 1_000_000_000;
    static final Optional<String> TRACE =
            Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private final JdbcDataSource h2 = new JdbcDataSource();
    final Database database;

    TestOutboxDatabase() {
        h2.setURL("jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        Flyway.configure().dataSource(h2).load().migrate();
        database = new Database(h2);
    }

    long add(ServerEvent event) throws SQLException {
        return add(false, List.of(event), ROOM, ROOM).orElseThrow();
    }

    long addBatch(List<ServerEvent> events) throws SQLException {
        return add(true, events, ROOM, ROOM).orElseThrow();
    }

    OptionalLong add(boolean batch, List<ServerEvent> events, long maxRequests, long maxBytes)
            throws SQLException {
        byte[] json = EventsJson.write(events);
        return database.transaction(
                table -> table.add(batch, json, TRACE, Instant.now(), maxRequests, maxBytes));
    }

    /** Something that this version can not read. */
    long addUnreadable() throws SQLException {
        byte[] json = {'?'};
        return database.transaction(
                        table -> table.add(false, json, TRACE, Instant.now(), ROOM, ROOM))
                .orElseThrow();
    }

    OutboxState state() throws SQLException {
        return database.transaction(table -> table.state(Instant.now(), ROOM, ROOM));
    }

    /** Ids of the next round. */
    List<Long> round() throws SQLException {
        return database.transaction(OutboxTable::nextRound).stream().map(KeptRequest::id).toList();
    }
}
