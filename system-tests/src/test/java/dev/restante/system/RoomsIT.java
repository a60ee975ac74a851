package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.ledger.Event;

/** What the gateway does by itself: {@code join}, {@code leave}, and events that it relays. */
@OnEveryStack
class RoomsIT {

    @EachClient
    void join_and_leave_are_acknowledged_with_the_room(ClientKind kind, Scenario scenario) {
        Client client = scenario.client(kind, "/chat");
        JsonNode ok = Scenario.object().put("status", "ok").put("room", scenario.room());

        JsonNode joined = client.askText("join", scenario.room());
        JsonNode left = client.askText("leave", scenario.room());

        assertThat(joined).isEqualTo(ok);
        assertThat(left).isEqualTo(ok);
    }

    @EachClient
    void a_room_that_was_left_is_silent(ClientKind kind, Scenario scenario) {
        Client stays = scenario.member(kind);
        Client leaves = scenario.member(kind);
        Messages.sendNow(stays, scenario.room(), sent(scenario, 1));
        Scenario.until("heard", () -> leaves.inbox().events("message").size() == 1);

        leaves.askText("leave", scenario.room());
        Messages.sendNow(stays, scenario.room(), sent(scenario, 2));
        scenario.mustBalance(stays);

        assertThat(leaves.inbox().events("message")).hasSize(1);
    }

    @EachClient
    void a_room_with_a_forbidden_name_is_refused(ClientKind kind, Scenario scenario) {
        Client client = scenario.client(kind, "/chat");

        JsonNode answer = client.askText("join", "no spaces here!");

        assertThat(answer.path("status").asText()).isEqualTo("error");
        assertThat(answer.path("code").asText()).isEqualTo("room_not_allowed");
        assertThat(answer.path("retry").asBoolean()).isFalse();
    }

    @EachClient
    void typing_is_relayed_to_the_others_and_not_to_the_sender(ClientKind kind, Scenario scenario) {
        Client types = scenario.member(kind);
        Client sees = scenario.member(kind);
        JsonNode typing = typing(scenario.room());

        JsonNode answer = types.answer("typing", typing);
        scenario.mustBalance(types, sees);

        assertThat(answer.path("status").asText()).isEqualTo("stored");
        assertThat(answer.path("topic").asText()).isEqualTo("server-events");
        assertThat(sees.inbox().events("typing"))
                .singleElement()
                .extracting(received -> received.data())
                .isEqualTo(typing);
        assertThat(types.inbox().events("typing")).isEmpty();
    }

    @EachClient
    void a_relay_into_a_room_one_has_not_joined_is_refused(ClientKind kind, Scenario scenario) {
        Client stranger = scenario.client(kind, "/chat");
        Client member = scenario.member(kind);

        JsonNode answer = stranger.answer("typing", typing(scenario.room()));
        scenario.mustBalance(member);

        assertThat(answer.path("code").asText()).isEqualTo("not_a_member");
        assertThat(member.inbox().events("typing")).isEmpty();
    }

    private static Event sent(Scenario scenario, int number) {
        Event event = new Event("single-" + scenario.room(), number, true);
        scenario.ledger().sent(event);
        scenario.ledger().acked(event);
        return event;
    }

    private static JsonNode typing(String room) {
        return Scenario.object().put("room", room).put("name", "Ada");
    }
}
