package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.Events.classic;
import static dev.restante.consumer.chat.Events.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.Answer.Told;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.MalformedRecordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicChatTest {

    private static final Arguments RECOVERED =
            Arguments.of("{\"recovered\":true,\"connection\":17}");
    private static final Arguments NEW = Arguments.of("{\"recovered\":false}");
    private static final Arguments CLOSED = Arguments.of("{\"reason\":\"transport close\"}");

    private final RememberedState state = new RememberedState();

    private Decision when(String type, String socket, Arguments arguments)
            throws MalformedRecordException {
        return new Dispatcher().decide(classic(type, socket, arguments), state);
    }

    private Decision addUser(String socket, String name) throws MalformedRecordException {
        return when("add user", socket, Arguments.of("\"" + name + "\""));
    }

    private static void assertToOthers(Told answer, String type, String socket, String json) {
        assertThat(answer.type()).isEqualTo(type);
        assertThat(answer.to()).isEmpty();
        assertThat(answer.except()).containsExactly(socket);
        assertThat(answer.data().toString()).isEqualTo(json);
    }

    @Test
    void addUserIsAnsweredWithLoginToTheSender() throws Exception {
        addUser("a", "Ann");

        Told login = told(addUser("b", "Bob"), 0);

        assertThat(login.type()).isEqualTo("login");
        assertThat(login.to()).containsExactly("b");
        assertThat(login.data().toString()).isEqualTo("{\"numUsers\":2}");
    }

    @Test
    void addUserIsToldToTheOthers() throws Exception {
        addUser("a", "Ann");

        Told joined = told(addUser("b", "Bob"), 1);

        assertToOthers(joined, "user joined", "b", "{\"username\":\"Bob\",\"numUsers\":2}");
    }

    @Test
    void aSecondAddUserOfTheSameSocketHasNoEffect() throws Exception {
        addUser("a", "Ann");

        Decision again = addUser("a", "Bob");

        assertThat(again.answers()).isEmpty();
        assertThat(state.participant("a")).contains(new Participant("a", "Ann", true, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"\"", "{\"name\":\"Ann\"}"})
    void addUserWithoutANameIsRejected(String json) throws Exception {
        Decision decision = when("add user", "a", Arguments.of(json));

        assertThat(decision).isInstanceOf(Rejected.class);
        assertThat(state.present()).isZero();
    }

    @Test
    void addUserWithoutAnArgumentIsRejected() throws Exception {
        assertThat(when("add user", "a", Arguments.none())).isInstanceOf(Rejected.class);
    }

    @Test
    void aNewMessageGoesToTheOthersWithTheNameOfItsSender() throws Exception {
        addUser("a", "Ann");

        Told said = told(when("new message", "a", Arguments.of("\"hello\"")), 0);

        assertToOthers(said, "new message", "a", "{\"username\":\"Ann\",\"message\":\"hello\"}");
    }

    @Test
    void aNewMessageOfSomeoneWithoutANameIsRejected() throws Exception {
        Decision decision = when("new message", "a", Arguments.of("\"hello\""));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> {
                            assertThat(told(rejected, 0).to()).containsExactly("a");
                            assertThat(told(rejected, 0).data().path("id").asText())
                                    .isEqualTo("event-1");
                        });
    }

    @Test
    void aBlankNewMessageIsRejected() throws Exception {
        addUser("a", "Ann");

        assertThat(when("new message", "a", Arguments.of("\"\""))).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"typing", "stop typing"})
    void typingGoesToTheOthersUnderTheSameName(String type) throws Exception {
        addUser("a", "Ann");

        Told typing = told(when(type, "a", Arguments.none()), 0);

        assertToOthers(typing, type, "a", "{\"username\":\"Ann\"}");
    }

    @Test
    void aDisconnectTakesTheParticipantOutAndTellsTheOthers() throws Exception {
        addUser("a", "Ann");
        addUser("b", "Bob");

        Told left = told(when(ClientEvent.DISCONNECT, "b", CLOSED), 0);

        assertToOthers(left, "user left", "b", "{\"username\":\"Bob\",\"numUsers\":1}");
    }

    @Test
    void aDisconnectOfAnOlderConnectionThatIsToldTooLateHasNoEffect() throws Exception {
        addUser("a", "Ann");
        when(ClientEvent.CONNECT, "a", RECOVERED);

        Decision late = when(ClientEvent.DISCONNECT, "a", CLOSED);

        assertThat(late.answers()).isEmpty();
        assertThat(state.present()).isOne();
    }

    @Test
    void aConnectThatIsToldAfterItsOwnDisconnectHasNoEffect() throws Exception {
        addUser("a", "Ann");
        when(
                ClientEvent.DISCONNECT,
                "a",
                Arguments.of("{\"reason\":\"transport close\",\"connection\":17}"));

        Decision late = when(ClientEvent.CONNECT, "a", RECOVERED);

        assertThat(late.answers()).isEmpty();
        assertThat(state.present()).isZero();
    }

    @Test
    void aDisconnectOfSomeoneWithoutANameIsNotTold() throws Exception {
        Decision decision = when(ClientEvent.DISCONNECT, "a", CLOSED);

        assertThat(decision).isInstanceOf(Handled.class);
        assertThat(decision.answers()).isEmpty();
    }

    @Test
    void aSecondDisconnectIsNotTold() throws Exception {
        addUser("a", "Ann");
        when(ClientEvent.DISCONNECT, "a", CLOSED);

        assertThat(when(ClientEvent.DISCONNECT, "a", CLOSED).answers()).isEmpty();
    }

    @Test
    void aConnectIsNotTold() throws Exception {
        assertThat(when(ClientEvent.CONNECT, "a", NEW).answers()).isEmpty();
    }

    @Test
    void aRecoveredSocketThatNeverLeftDoesNotJoinTwice() throws Exception {
        addUser("a", "Ann");

        Decision decision = when(ClientEvent.CONNECT, "a", RECOVERED);

        assertThat(decision.answers()).isEmpty();
        assertThat(state.present()).isEqualTo(1);
    }

    @Test
    void aRecoveredSocketWhoseLeavingWasToldIsBackUnderItsName() throws Exception {
        addUser("a", "Ann");
        when(ClientEvent.DISCONNECT, "a", CLOSED);

        Told back = told(when(ClientEvent.CONNECT, "a", RECOVERED), 0);

        assertToOthers(back, "user joined", "a", "{\"username\":\"Ann\",\"numUsers\":1}");
    }

    @Test
    void someoneWhoLeftCannotTalk() throws Exception {
        addUser("a", "Ann");
        when(ClientEvent.DISCONNECT, "a", CLOSED);

        assertThat(when("typing", "a", Arguments.none())).isInstanceOf(Rejected.class);
    }
}
