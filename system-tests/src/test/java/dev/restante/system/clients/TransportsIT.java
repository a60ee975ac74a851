package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** That the matrix tests what it says. */
@ExtendWith(GivenPeers.class)
class TransportsIT {

    @EveryClient
    void a_client_runs_in_the_version_it_says(Setting setting, Drivers drivers) {
        assertThat(drivers.version(setting.client())).startsWith(setting.client().version());
    }

    @EveryClient
    void a_client_uses_the_transports_it_was_told(Setting setting, Peers peers) {
        Peer peer = peers.open(setting);
        peer.ask("ask");

        List<String> used = peer.transports(1);

        assertThat(used).last().isEqualTo(setting.transports().last());
        assertThat(setting.transports().used()).containsAll(used);
    }
}
