package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who hears what. */
@ExtendWith(GivenPeers.class)
class RoomsAndNamespacesIT {

    private final String room = Peers.freshRoom();

    @EveryClient
    void a_room_the_service_put_a_client_into_is_heard_and_no_other(Setting setting, Peers peers) {
        Peer inside = peers.open(setting);
        Peer outside = peers.open(setting);

        inside.ask("enter", Values.text(room));

        onlyTheFirstHears(inside, outside);
    }

    @EveryClient
    void a_room_the_client_joined_itself_is_heard_and_no_other(Setting setting, Peers peers) {
        Peer inside = peers.open(setting);
        Peer outside = peers.open(setting);

        List<JsonNode> answer = inside.ask("join", Values.text(room));

        assertThat(answer).containsExactly(Values.object().put("status", "ok").put("room", room));
        onlyTheFirstHears(inside, outside);
    }

    /** The second event is in order after the first: it is for the same room, and one more. */
    private void onlyTheFirstHears(Peer inside, Peer outside) {
        outside.emit("say", Values.list(room), Values.text("inside"));
        outside.emit("say", Values.list(room, outside.id()), Values.text("both"));

        assertThat(inside.hears(2, "said"))
                .containsExactly(List.of(Values.text("inside")), List.of(Values.text("both")));
        assertThat(outside.hears("said")).containsExactly(Values.text("both"));
    }

    @EveryClient
    void everyone_in_the_namespace_hears_and_nobody_in_another(Setting setting, Peers peers) {
        List<Peer> both = peers.open(setting, setting.namespace(), Setting.OTHER);

        both.get(0).emit("say all", Values.text(room));
        both.get(1).emit("say all", Values.text("other " + room));

        assertThat(both.get(0).hears("said")).containsExactly(Values.text(room));
        assertThat(both.get(1).hears("said")).containsExactly(Values.text("other " + room));
    }

    @EveryClient
    void two_namespaces_share_one_connection(Setting setting, Peers peers) {
        List<Peer> both = peers.open(setting, setting.namespace(), Setting.OTHER);

        both.get(0).emit("echo", Values.text("first"));
        both.get(1).emit("echo", Values.text("second"));

        assertThat(both.get(0).hears("echo")).containsExactly(Values.text("first"));
        assertThat(both.get(1).hears("echo")).containsExactly(Values.text("second"));
        assertThat(both.get(0).id()).isNotEqualTo(both.get(1).id());
    }
}
