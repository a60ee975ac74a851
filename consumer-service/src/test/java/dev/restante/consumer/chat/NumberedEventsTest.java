package dev.restante.consumer.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedEventsTest {

    private final RememberedState state = new RememberedState();
    private final List<Duration> work = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher("service-7", work::add);

    private static ObjectNode data(String lane, long n) {
        return Fields.object().put("run", "0000abcd").put("lane", lane).put("n", n);
    }

    private static ClientEvent event(String type, ObjectNode data) {
        return Events.event("/lab", type, "e1", "socket-1", Arguments.of(data.toString()));
    }

    private Decision queued(ObjectNode data) throws Exception {
        return dispatcher.decide(event("numbered", data), state);
    }

    private Decision direct(ObjectNode data) throws Exception {
        return dispatcher.decide(event("numbered-direct", data), state);
    }

    private static ObjectNode done(String lane, long n) {
        return data(lane, n)
                .put("id", "e1")
                .put("times", 1L)
                .put("at", Events.SENT.toString())
                .put("service", "service-7");
    }

    @Test
    void through_the_queue_the_sender_alone_is_told() throws Exception {
        Decision decision = queued(data("queue", 7));

        assertThat(decision.answers())
                .containsExactly(
                        new Answer.Told(
                                "processed",
                                Set.of("socket-1"),
                                Set.of(),
                                List.of(done("queue", 7))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"once", "retries"})
    void by_http_the_answer_is_all_that_is_said(String lane) throws Exception {
        Decision decision = direct(data(lane, 7));

        ObjectNode reply = Fields.object().put("status", "processed");
        reply.setAll(done(lane, 7));
        assertThat(decision.answers()).isEmpty();
        assertThat(decision.reply()).contains(Answer.Reply.with(reply));
    }

    @Test
    void the_work_is_the_same_for_all_lanes() throws Exception {
        queued(data("queue", 1).put("work", 2000));
        direct(data("once", 1).put("work", 2000));
        direct(data("retries", 1));

        assertThat(work)
                .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ZERO);
    }

    @Test
    void what_is_rejected_makes_no_work() throws Exception {
        assertThat(queued(data("once", 1))).isInstanceOf(Rejected.class);
        assertThat(direct(data("queue", 1))).isInstanceOf(Rejected.class);

        assertThat(work).isEmpty();
        assertThat(state.effects.added).isEmpty();
    }

    @Test
    void a_repeat_is_told_as_one_where_ids_are_compared() throws Exception {
        direct(data("once", 1).put("compare", true));

        Decision decision = direct(data("once", 1).put("compare", true));

        assertThat(decision).isInstanceOf(Handled.class);
        assertThat(decision.reply().orElseThrow().toJson())
                .contains("\"times\":1", "\"repeat\":true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lane\":\"queue\",\"n\":1}",
                "{\"run\":\"0000ABCD\",\"lane\":\"queue\",\"n\":1}",
                "{\"run\":\"0000abcd\",\"n\":1}",
                "{\"run\":\"0000abcd\",\"lane\":\"queue\"}",
                "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":\"1\"}",
                "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":1.5}",
                "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":-1}",
                "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":9223372036854775808}",
                "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":1,\"work\":-1}",
                "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":1,\"work\":true}",
                "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":1,\"compare\":1}",
                "null"
            })
    void what_is_no_numbered_event_is_rejected(String json) throws Exception {
        ClientEvent event = Events.event("/lab", "numbered", "e1", "s", Arguments.of(json));

        assertThat(dispatcher.decide(event, state)).isInstanceOf(Rejected.class);
    }
}
