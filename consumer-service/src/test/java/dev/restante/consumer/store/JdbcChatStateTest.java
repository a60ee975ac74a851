package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.ChatMessage;
import dev.restante.consumer.chat.ChatState;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.chat.NumberedMessage;
import dev.restante.consumer.chat.Participant;
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

class JdbcChatStateTest {

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

    private <T> T in(Function<ChatState, T> work) throws SQLException {
        return database.database()
                .transaction(connection -> work.apply(new JdbcChatState(new Sql(connection))));
    }

    private List<ChatMessage> newest(int count) throws SQLException {
        return in(state -> state.newest("lobby", count));
    }

    private List<ChatMessage> earlier(long before, int count) throws SQLException {
        return in(state -> state.earlier("lobby", before, count));
    }

    private Optional<Participant> participant(String socket) throws SQLException {
        return in(state -> state.participant(socket));
    }

    private int present() throws SQLException {
        return in(ChatState::present);
    }

    private void append(String id, String room) throws SQLException {
        in(state -> state.append(id, room, "Ann", "text", Events.SENT));
    }

    @Test
    void messagesAreNumberedPerRoomOverTransactions() throws Exception {
        append("m1", "lobby");
        append("k1", "kitchen");
        append("m2", "lobby");

        assertThat(newest(50)).extracting(ChatMessage::seq).containsExactly(1L, 2L);
    }

    @Test
    void thoseBeforeAMessageComeOldestFirst() throws Exception {
        for (int i = 1; i <= 5; i++) {
            append("m" + i, "lobby");
        }

        assertThat(earlier(4, 2)).extracting(ChatMessage::id).containsExactly("m2", "m3");
        assertThat(earlier(Long.MAX_VALUE, 2))
                .extracting(ChatMessage::id)
                .containsExactly("m4", "m5");
        assertThat(earlier(1, 2)).isEmpty();
    }

    @Test
    void theNewestComeOldestFirst() throws Exception {
        for (int i = 1; i <= 5; i++) {
            append("m" + i, "lobby");
        }

        assertThat(newest(3)).extracting(ChatMessage::id).containsExactly("m3", "m4", "m5");
    }

    @Test
    void aParticipantIsStoredOverAnOlderOne() throws Exception {
        in(
                state -> {
                    state.save(new Participant("a", "Ann", true, 17));
                    state.save(new Participant("b", "Bob", true, 17));
                    state.save(new Participant("a", "Ann", false, 17));
                    return null;
                });

        assertThat(participant("a")).contains(new Participant("a", "Ann", false, 17));
        assertThat(present()).isEqualTo(1);
    }

    @Test
    void someoneUnknownIsNoParticipant() throws Exception {
        assertThat(participant("x")).isEmpty();
    }

    private Optional<NumberedMessage> appendOnce(String clientOffset, String text)
            throws SQLException {
        return in(state -> state.appendOnce(Optional.ofNullable(clientOffset), text));
    }

    private List<NumberedMessage> numbered(long after, int count) throws SQLException {
        return in(state -> state.numbered(after, Instant.now(), count));
    }

    @Test
    void numberedMessagesGrowOverTransactions() throws Exception {
        appendOnce(null, "one");
        appendOnce("a-0", "two");
        appendOnce(null, "three");

        assertThat(numbered(1, 10))
                .containsExactly(new NumberedMessage(2, "two"), new NumberedMessage(3, "three"));
    }

    @Test
    void aClientOffsetIsStoredOnceAndUsesNoNumber() throws Exception {
        appendOnce("a-0", "one");

        assertThat(appendOnce("a-0", "one")).isEmpty();
        assertThat(appendOnce("a-1", "two")).contains(new NumberedMessage(2, "two"));
    }

    @Test
    void theNewestNumberedComeOldestFirst() throws Exception {
        for (int i = 1; i <= 5; i++) {
            appendOnce(null, "text");
        }

        assertThat(numbered(1, 2)).extracting(NumberedMessage::id).containsExactly(4L, 5L);
    }

    @Test
    void whatWasStoredLaterIsNotAmongTheNumbered() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        appendOnce(null, "one");

        List<NumberedMessage> stored = in(state -> state.numbered(0, before, 10));

        assertThat(stored).isEmpty();
    }
}
