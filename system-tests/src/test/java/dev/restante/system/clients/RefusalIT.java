package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.extension.ExtendWith;

/** A namespace where the service says who may come in. */
@ExtendWith(GivenPeers.class)
class RefusalIT {

    @EveryClient
    void who_is_refused_is_told_the_message_and_the_data(Setting setting, Peers peers) {
        JsonNode refusal = peers.knock(setting, "eve").refused();

        assertThat(refusal.path("message").asText()).isEqualTo("not you");
        assertThat(refusal.path("data").path("code").asInt()).isEqualTo(7);
    }

    @EveryClient
    void who_is_let_in_is_known_to_the_service(Setting setting, Peers peers) {
        Peer ada = peers.knock(setting, "ada");
        ada.connects(1);

        assertThat(ada.ask("who")).containsExactly(Values.text("ada"));
    }
}
