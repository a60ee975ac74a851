package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.Events;
import dev.restante.consumer.chat.People;
import dev.restante.consumer.chat.People.Named;
import dev.restante.consumer.chat.Person;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcPeopleTest {

    private static final Instant NOW = Events.SENT;

    @TempDir Path folder;
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = new TestDatabase(folder);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private <T> T in(Function<People, T> work) throws SQLException {
        return database.database()
                .transaction(connection -> work.apply(new JdbcPeople(new Sql(connection))));
    }

    private Person save(String socket, String room, String name, boolean present)
            throws SQLException {
        Person person = new Person(socket, room, name, present, 7, NOW);
        return in(
                people -> {
                    people.save(person);
                    return person;
                });
    }

    private List<Person> of(String socket) throws SQLException {
        return in(people -> people.of(socket));
    }

    private long nextVersion(String room) throws SQLException {
        return in(people -> people.nextVersion(room));
    }

    private List<Named> lobby(Instant awaySince, int most) throws SQLException {
        return in(people -> people.in("lobby", awaySince, most));
    }

    @Test
    void aPersonIsFoundByItsSocketInAllItsRooms() throws Exception {
        Person lobby = save("s1", "lobby", "Ann", true);
        Person kitchen = save("s1", "kitchen", "Ann", true);
        save("s2", "lobby", "Zoe", true);

        assertThat(of("s1")).containsExactly(kitchen, lobby);
    }

    @Test
    void aPersonIsSavedOverTheOlderOne() throws Exception {
        save("s1", "lobby", "Ann", true);

        Person away = save("s1", "lobby", "Anna", false);

        assertThat(of("s1")).containsExactly(away);
    }

    @Test
    void aRemovedPersonIsForgottenInThatRoom() throws Exception {
        Person lobby = save("s1", "lobby", "Ann", true);
        Person kitchen = save("s1", "kitchen", "Ann", true);

        in(
                people -> {
                    people.remove(lobby);
                    return lobby;
                });

        assertThat(of("s1")).containsExactly(kitchen);
    }

    @Test
    void eachNameStandsOnceAndThoseWhoAreThereFirst() throws Exception {
        save("s1", "lobby", "Zoe", true);
        save("s2", "lobby", "Zoe", false);
        save("s3", "lobby", "Ann", false);
        save("s4", "kitchen", "Max", true);

        assertThat(lobby(NOW, 10))
                .containsExactly(
                        new Named("Zoe", Optional.empty()), new Named("Ann", Optional.of(NOW)));
        assertThat(lobby(NOW, 1)).extracting(Named::name).containsExactly("Zoe");
    }

    @Test
    void whoIsAwayForLongerIsLeftOut() throws Exception {
        save("s1", "lobby", "Ann", false);
        save("s2", "lobby", "Zoe", true);

        assertThat(lobby(NOW.plusMillis(1), 10)).extracting(Named::name).containsExactly("Zoe");
    }

    @Test
    void listsAreNumberedPerRoomOverTransactions() throws Exception {
        assertThat(nextVersion("lobby")).isEqualTo(1);
        assertThat(nextVersion("kitchen")).isEqualTo(1);
        assertThat(nextVersion("lobby")).isEqualTo(2);
    }
}
