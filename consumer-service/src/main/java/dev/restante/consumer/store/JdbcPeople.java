package dev.restante.consumer.store;

import static dev.restante.consumer.store.JdbcChatState.unchecked;

import dev.restante.consumer.chat.People;
import dev.restante.consumer.chat.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is in which room, inside one transaction. */
final class JdbcPeople implements People {

    private final Sql sql;

    JdbcPeople(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Person> of(String socket) {
        return unchecked(
                () ->
                        sql.list(
                                "SELECT socket, room, name, present, connection, since"
                                        + " FROM room_person WHERE socket = ? ORDER BY room",
                                JdbcPeople::person,
                                socket));
    }

    @Override
    public void save(Person who) {
        unchecked(
                () ->
                        change(
                                        "UPDATE room_person SET name = ?, present = ?,"
                                                + " connection = ?, since = ?"
                                                + " WHERE socket = ? AND room = ?",
                                        who)
                                || change(
                                        "INSERT INTO room_person (name, present, connection,"
                                                + " since, socket, room)"
                                                + " VALUES (?, ?, ?, ?, ?, ?)",
                                        who));
    }

    private boolean change(String statement, Person who) throws SQLException {
        return sql.update(
                        statement,
                        who.name(),
                        who.present(),
                        who.connection(),
                        who.since(),
                        who.socket(),
                        who.room())
                > 0;
    }

    @Override
    public void remove(Person who) {
        unchecked(
                () ->
                        sql.update(
                                "DELETE FROM room_person WHERE socket = ? AND room = ?",
                                who.socket(),
                                who.room()));
    }

    @Override
    public long nextVersion(String room) {
        return unchecked(
                () -> {
                    // The update locks the room's row: lists leave in the order of their numbers.
                    if (sql.update(
                                    "UPDATE room_people SET version = version + 1 WHERE room = ?",
                                    room)
                            == 0) {
                        sql.update("INSERT INTO room_people (room, version) VALUES (?, 1)", room);
                    }
                    return sql.number("SELECT version FROM room_people WHERE room = ?", room);
                });
    }

    @Override
    public List<Named> in(String room, Instant awaySince, int most) {
        return unchecked(
                () ->
                        sql.list(
                                "SELECT name, MAX(CASE WHEN present THEN 1 ELSE 0 END) AS there,"
                                        + " MAX(since) AS last_change FROM room_person"
                                        + " WHERE room = ? AND (present OR since >= ?)"
                                        + " GROUP BY name ORDER BY there DESC, name FETCH FIRST "
                                        + most
                                        + " ROWS ONLY",
                                JdbcPeople::named,
                                room,
                                awaySince));
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("socket"),
                row.getString("room"),
                row.getString("name"),
                row.getBoolean("present"),
                row.getLong("connection"),
                Sql.instant(row, "since"));
    }

    private static Named named(ResultSet row) throws SQLException {
        boolean there = row.getInt("there") > 0;
        return new Named(
                row.getString("name"),
                there ? Optional.empty() : Optional.of(Sql.instant(row, "last_change")));
    }
}
