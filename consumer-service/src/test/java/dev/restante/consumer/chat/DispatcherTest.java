package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.Events.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.consumer.chat.Answer.Reply;
import dev.restante.consumer.chat.Answer.Told;
import dev.restante.consumer.chat.Decision.Ignored;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Emit;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {

    private final Dispatcher dispatcher = new Dispatcher();
    private final RememberedState state = new RememberedState();

    @ParameterizedTest
    @CsvSource({"/chat,unheard of", "/,message", "/feed,add user", "/feed,disconnect"})
    void whatNoRuleKnowsIsIgnored(String namespace, String type) throws Exception {
        ClientEvent event =
                Events.event(namespace, type, "e1", "socket-1", Arguments.of("not even JSON"));

        assertThat(dispatcher.decide(event, state)).isEqualTo(new Ignored());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "nul"})
    void argumentsThatAreNoJsonBreakTheContract(String json) {
        ClientEvent event = Events.chat("message", "e1", json);

        assertThatThrownBy(() -> dispatcher.decide(event, state))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith("value: ");
    }

    @Test
    void theFirstOfSeveralArgumentsCounts() throws Exception {
        ClientEvent event =
                Events.event("/", "add user", "e1", "a", new Arguments(2, "[\"Ann\",\"more\"]"));

        dispatcher.decide(event, state);

        assertThat(state.participant("a")).contains(new Participant("a", "Ann", true, 0));
    }

    @Test
    void theIdOfAnAnswerFollowsFromTheEventAndItsPlaceAlone() throws Exception {
        ClientEvent cause = Events.message("m1", "lobby", "hi");
        Told answer = told(dispatcher.decide(cause, state), 0);

        Emit once = answer.toEvent(cause, 0, Instant.EPOCH);
        Emit again = answer.toEvent(cause, 0, Instant.now());

        assertThat(once.envelope().id()).isEqualTo("m1.0").isEqualTo(again.envelope().id());
        assertThat(once.envelope().cause()).isEqualTo(Optional.of("m1"));
        assertThat(once.envelope().source()).isEqualTo("/restante/consumer-service");
        assertThat(once.envelope().namespace()).isEqualTo("/chat");
        assertThat(answer.toEvent(cause, 1, Instant.EPOCH).envelope().id()).isEqualTo("m1.1");
    }

    @Test
    void whoeverWaitsForAnAnswerGetsAnEmptyOneFromARuleThatSaysNothing() throws Exception {
        ClientEvent cause = Events.waiting(7, Events.message("m1", "lobby", "hi"));

        Decision decision = dispatcher.decide(cause, state);

        assertThat(decision.answers()).hasSize(2).last().isEqualTo(Reply.with());
    }

    @Test
    void whoeverWaitsForAnAnswerIsToldByItThatTheEventIsRejected() throws Exception {
        ClientEvent cause = Events.waiting(7, Events.message("m1", "lobby", ""));

        Decision decision = dispatcher.decide(cause, state);

        assertThat(decision.answers())
                .last()
                .asString()
                .contains(
                        "\"code\":\"rejected\"", "\"message\":\"text: blank\"", "\"retry\":false");
    }

    @Test
    void aReplyGoesToTheSocketAndTheAckIdThatWait() {
        ClientEvent cause = Events.waiting(7, Events.message("m1", "lobby", "hi"));

        Ack ack = Reply.with(Fields.object(), Fields.object()).toEvent(cause, 1, Instant.EPOCH);

        assertThat(ack.envelope().id()).isEqualTo("m1.1");
        assertThat(ack.socket()).isEqualTo("socket-1");
        assertThat(ack.ackId()).isEqualTo(7);
        assertThat(ack.arguments()).isEqualTo(new Arguments(2, "[{},{}]"));
    }
}
