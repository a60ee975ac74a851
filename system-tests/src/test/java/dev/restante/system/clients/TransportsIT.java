package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** That the matrix tests what it says. */
@EveryClient
class TransportsIT {

    private final Setting setting;

    TransportsIT(Setting setting) {
        this.setting = setting;
    }

    @Test
    void a_client_runs_in_the_version_it_says(Drivers drivers) {
        assertThat(drivers.version(setting.client())).startsWith(setting.client().version());
    }

    @Test
    void a_client_uses_the_transports_it_was_told(Peers peers) {
        Peer peer = peers.open(setting);
        peer.ask("ask");

        List<String> used = peer.transports(1);

        assertThat(used).last().isEqualTo(setting.transports().last());
        assertThat(setting.transports().used()).containsAll(used);
    }
}
