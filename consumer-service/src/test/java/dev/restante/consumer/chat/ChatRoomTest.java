package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.Events.chat;
import static dev.restante.consumer.chat.Events.message;
import static dev.restante.consumer.chat.Events.messageJson;
import static dev.restante.consumer.chat.Events.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.Answer.Told;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.MalformedRecordException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRoomTest {

    private final RememberedState state = new RememberedState();

    private Decision decide(ClientEvent event) throws MalformedRecordException {
        return new Dispatcher().decide(event, state);
    }

    @Test
    void aMessageGoesToItsWholeRoomWithItsNumberAndTime() throws Exception {
        Told answer = told(decide(message("m1", "lobby", "hi")), 0);

        assertThat(answer.type()).isEqualTo("message");
        assertThat(answer.to()).containsExactly("lobby");
        assertThat(answer.except()).isEmpty();
        assertThat(answer.data().toString())
                .isEqualTo(
                        "{\"id\":\"m1\",\"room\":\"lobby\",\"name\":\"Ann\",\"text\":\"hi\","
                                + "\"seq\":1,\"at\":\"2026-11-24T10:00:00.123Z\"}");
    }

    @Test
    void messagesAreNumberedPerRoom() throws Exception {
        decide(message("m1", "lobby", "one"));
        decide(message("m2", "kitchen", "one"));

        Told answer = told(decide(message("m3", "lobby", "two")), 0);

        assertThat(answer.data().path("seq").asLong()).isEqualTo(2);
    }

    @Test
    void historyAnswersTheSenderAloneWithTheLastFiftyOldestFirst() throws Exception {
        for (int i = 1; i <= 60; i++) {
            decide(message("m" + i, "lobby", "text " + i));
        }

        Told answer = told(decide(chat("history", "h1", "{\"room\":\"lobby\"}")), 0);

        assertThat(answer.type()).isEqualTo("history");
        assertThat(answer.to()).containsExactly("socket-1");
        assertThat(answer.data().path("room").asText()).isEqualTo("lobby");
        assertThat(answer.data().path("messages").findValuesAsText("id"))
                .hasSize(50)
                .startsWith("m11")
                .endsWith("m60");
    }

    @Test
    void historyBeforeAMessageHasTheFiftyBeforeIt() throws Exception {
        for (int i = 1; i <= 60; i++) {
            decide(message("m" + i, "lobby", "text " + i));
        }

        Told answer = told(decide(chat("history", "h1", "{\"room\":\"lobby\",\"before\":11}")), 0);

        assertThat(answer.data().path("before").asLong()).isEqualTo(11);
        assertThat(answer.data().path("messages").findValuesAsText("id"))
                .hasSize(10)
                .startsWith("m1")
                .endsWith("m10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"7\"", "null", "99999999999999999999"})
    void historyBeforeWhatIsNoNumberOfAMessageIsRejected(String before) throws Exception {
        assertRejected(
                chat("history", "h1", "{\"room\":\"lobby\",\"before\":" + before + "}"),
                "before: not a whole number from 1 to 9223372036854775807");
    }

    @Test
    void historyOfARoomWithoutMessagesIsEmpty() throws Exception {
        Told answer = told(decide(chat("history", "h1", "{\"room\":\"nobody\"}")), 0);

        assertThat(answer.data().toString()).isEqualTo("{\"room\":\"nobody\",\"messages\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"id", "room", "name", "text"})
    void aMessageWithoutAFieldIsRejected(String field) throws Exception {
        String json = messageJson("m1", "lobby", "hi").replace("\"" + field + "\"", "\"other\"");

        assertRejected(chat("message", "event-1", json), field + ": missing, or not a string");
    }

    @ParameterizedTest
    @CsvSource({"id,m1", "room,lobby", "name,Ann", "text,hi"})
    void aMessageWithABlankFieldIsRejected(String field, String value) throws Exception {
        String json = messageJson("m1", "lobby", "hi").replace("\"" + value + "\"", "\" \"");

        assertRejected(chat("message", "event-1", json), field + ": blank");
    }

    @ParameterizedTest
    @CsvSource({"id,m1,256", "room,lobby,41", "name,Ann,41", "text,hi,2001"})
    void aMessageWithAFieldThatIsTooLongIsRejected(String field, String value, int length)
            throws Exception {
        String json =
                messageJson("m1", "lobby", "hi")
                        .replace("\"" + value + "\"", "\"" + "x".repeat(length) + "\"");

        assertRejected(
                chat("message", "event-1", json),
                field + ": longer than " + (length - 1) + " characters");
    }

    @Test
    void lengthsAreCountedInCharactersAndNotInTheirEncoding() throws Exception {
        String longest = "\uD83D\uDE00".repeat(2000);

        assertThat(decide(message("m1", "lobby", longest))).isInstanceOf(Handled.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void textThatNotEveryDatabaseCanStoreIsRejected(String escaped) throws Exception {
        String json = messageJson("m1", "lobby", "hi").replace("\"hi\"", "\"a" + escaped + "\"");

        assertRejected(chat("message", "m1", json), "text: has characters that are no text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"text\"", "[]", "[{}]"})
    void aMessageThatIsNoObjectIsRejected(String json) throws Exception {
        assertRejected(chat("message", "event-1", json), "id: missing, or not a string");
    }

    @Test
    void historyWithoutARoomIsRejected() throws Exception {
        assertRejected(chat("history", "h1", "{}"), "room: missing, or not a string");
    }

    @Test
    void theSenderAloneIsToldUnderTheIdItGave() throws Exception {
        Decision decision = decide(message("m1", "lobby", ""));

        Told answer = told(decision, 0);
        assertThat(answer.type()).isEqualTo("rejected");
        assertThat(answer.to()).isEqualTo(Set.of("socket-1"));
        assertThat(answer.data().toString())
                .isEqualTo("{\"id\":\"m1\",\"reason\":\"text: blank\"}");
    }

    private void assertRejected(ClientEvent event, String reason) throws Exception {
        assertThat(decide(event))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected ->
                                assertThat(told(rejected, 0).data().path("reason").asText())
                                        .isEqualTo(reason));
        assertThat(state.messages).isEmpty();
    }
}
