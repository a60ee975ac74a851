package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.Events.event;
import static dev.restante.consumer.chat.Events.told;
import static dev.restante.consumer.chat.Events.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.Answer.Reply;
import dev.restante.consumer.chat.Answer.Told;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.MalformedRecordException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GettingStartedChatTest {

    private static final Duration MARGIN = GettingStartedChat.CLOCKS_DIFFER;

    private final RememberedState state = new RememberedState();

    private Decision decide(ClientEvent event) throws MalformedRecordException {
        return new Dispatcher().decide(event, state);
    }

    private static ClientEvent message(String... jsons) {
        return event("/", "chat message", "event-1", "a", Arguments.ofList(List.of(jsons)));
    }

    private Decision connect(String json) throws MalformedRecordException {
        return decide(event("/", ClientEvent.CONNECT, "event-2", "b", Arguments.of(json)));
    }

    private Decision connectHavingSeen(String serverOffset) throws MalformedRecordException {
        return connect("{\"recovered\":false,\"auth\":{\"serverOffset\":" + serverOffset + "}}");
    }

    private void given(int messages) throws MalformedRecordException {
        for (int i = 1; i <= messages; i++) {
            decide(message("\"text " + i + "\""));
        }
    }

    @Test
    void aMessageGoesToEveryoneWithAGrowingId() throws Exception {
        decide(message("\"one\""));

        Told told = told(decide(message("\"two\"")), 0);

        assertThat(told.type()).isEqualTo("chat message");
        assertThat(told.to()).isEmpty();
        assertThat(told.except()).isEmpty();
        assertThat(told.arguments()).asString().isEqualTo("[\"two\", 2]");
    }

    @Test
    void aMessageIsWrittenAsTwoArguments() throws Exception {
        ClientEvent cause = message("\"one\"");

        Told told = told(decide(cause), 0);

        assertThat(told.toEvent(cause, 0, Events.SENT).arguments())
                .isEqualTo(new Arguments(2, "[\"one\",1]"));
    }

    @Test
    void aClientOffsetCountsOnce() throws Exception {
        decide(message("\"one\"", "\"a-0\""));

        Decision again = decide(message("\"one\"", "\"a-0\""));

        assertThat(again).isInstanceOf(Handled.class);
        assertThat(again.answers()).isEmpty();
        assertThat(state.numbered).containsExactly(new NumberedMessage(1, "one"));
    }

    @Test
    void theSameTextUnderAnotherClientOffsetIsAnotherMessage() throws Exception {
        decide(message("\"one\"", "\"a-0\""));

        Told told = told(decide(message("\"one\"", "\"a-1\"")), 0);

        assertThat(told.arguments()).asString().isEqualTo("[\"one\", 2]");
    }

    @Test
    void bothTheMessageAndItsRepeatAreRepliedToWhereTheClientWaits() throws Exception {
        Decision first = decide(waiting(0, message("\"one\"", "\"a-0\"")));
        Decision again = decide(waiting(1, message("\"one\"", "\"a-0\"")));

        assertThat(first.answers()).hasSize(2).last().isEqualTo(Reply.with());
        assertThat(again.answers()).containsExactly(Reply.with());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" \"", "\"\""})
    void aBlankMessageIsAMessageAsInTheTutorial(String json) throws Exception {
        assertThat(decide(message(json)).answers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "{\"text\":\"one\"}", "\"\\u0000\""})
    void aMessageThatIsNoTextIsRejected(String json) throws Exception {
        assertThat(decide(message(json))).isInstanceOf(Rejected.class);
        assertThat(state.numbered).isEmpty();
    }

    @Test
    void aMessageWithoutAnArgumentIsRejected() throws Exception {
        assertThat(decide(message())).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"\"", "{}"})
    void aClientOffsetThatIsNoNameIsRejected(String json) throws Exception {
        assertThat(decide(message("\"one\"", json))).isInstanceOf(Rejected.class);
        assertThat(state.numbered).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"2\""})
    void aClientThatSaysWhatItHasSeenGetsTheRestInOrder(String serverOffset) throws Exception {
        given(4);

        Decision decision = connectHavingSeen(serverOffset);

        assertThat(arguments(decision)).containsExactly("[\"text 3\", 3]", "[\"text 4\", 4]");
    }

    @Test
    void whatWasMissedGoesToThatSocketAloneAndInOrderWithWhatGoesToEveryone() throws Exception {
        given(1);

        Told told = told(connectHavingSeen("0"), 0);

        assertThat(told.type()).isEqualTo("chat message");
        assertThat(told.to()).containsExactly("/", "b");
    }

    @Test
    void aClientThatMissedALotGetsTheNewest() throws Exception {
        given(GettingStartedChat.MOST_MISSED + 10);

        Decision decision = connectHavingSeen("0");

        assertThat(arguments(decision))
                .isEqualTo(
                        IntStream.rangeClosed(11, GettingStartedChat.MOST_MISSED + 10)
                                .mapToObj(i -> "[\"text %d\", %d]".formatted(i, i))
                                .toList());
    }

    @Test
    void whatWasStoredLongAfterTheConnectReachedTheClientLive() throws Exception {
        state.now = Events.SENT.plus(MARGIN);
        given(1);
        state.now = Events.SENT.plus(MARGIN).plusMillis(1);
        given(1);

        Decision decision = connectHavingSeen("0");

        assertThat(arguments(decision)).containsExactly("[\"text 1\", 1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"recovered\":true,\"auth\":{\"serverOffset\":0}}",
                "{\"recovered\":false,\"auth\":{}}",
                "{\"recovered\":false}",
                "{\"recovered\":false,\"auth\":{\"serverOffset\":null}}",
                "{\"recovered\":false,\"auth\":{\"serverOffset\":\"\"}}",
                "{\"recovered\":false,\"auth\":{\"serverOffset\":0.5}}",
                "{\"recovered\":false,\"auth\":{\"serverOffset\":1e99}}"
            })
    void nothingIsSentAgainToOthers(String json) throws Exception {
        given(1);

        assertThat(connect(json).answers()).isEmpty();
    }

    private static List<String> arguments(Decision decision) {
        return decision.answers().stream().map(answer -> answer.arguments().toString()).toList();
    }
}
