package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both sides ask, and both answer. */
@ExtendWith(GivenPeers.class)
class AcksIT {

    private static final JsonNode[] NOTHING = {};
    private static final JsonNode[] SEVERAL =
            Values.json("[\"text\", 1.5, null, {\"a\": [true]}, []]");
    private static final JsonNode[] BINARY = {
        Values.binary((byte) 1, (byte) 2),
        Values.object().set("inside", Values.binary((byte) 3)),
        Values.text("and text")
    };

    @EveryClient
    void the_service_answers_with_several_arguments(Setting setting, Peers peers) {
        assertThat(peers.open(setting).ask("ask", SEVERAL)).containsExactly(SEVERAL);
    }

    @EveryClient
    void the_service_answers_without_arguments(Setting setting, Peers peers) {
        assertThat(peers.open(setting).ask("ask", NOTHING)).isEmpty();
    }

    @EveryClient
    void the_service_answers_with_buffers(Setting setting, Peers peers) {
        assertThat(peers.open(setting).ask("ask", BINARY)).containsExactly(BINARY);
    }

    @EveryClient
    void each_answer_finds_its_question(Setting setting, Peers peers) {
        Peer peer = peers.open(setting);

        for (int i = 0; i < 10; i++) {
            assertThat(peer.ask("ask", Values.number(i))).containsExactly(Values.number(i));
        }
    }

    @EveryClient
    void the_client_answers_with_several_arguments(Setting setting, Peers peers) {
        isAskedAndAnswers(peers.open(setting), SEVERAL);
    }

    @EveryClient
    void the_client_answers_without_arguments(Setting setting, Peers peers) {
        isAskedAndAnswers(peers.open(setting), NOTHING);
    }

    @EveryClient
    void the_client_answers_with_buffers(Setting setting, Peers peers) {
        isAskedAndAnswers(peers.open(setting), BINARY);
    }

    private static void isAskedAndAnswers(Peer peer, JsonNode... arguments) {
        peer.emit("question", arguments);

        assertThat(peer.hears("answered")).containsExactly(arguments);
        assertThat(peer.asked("question")).containsExactly(arguments);
    }
}
