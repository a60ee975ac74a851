package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;

/** Large events, and many of them. */
@ExtendWith(GivenPeers.class)
class SizeAndOrderIT {

    private static final int LARGE_BYTES = 300_000;
    private static final int BURST = 500;

    @EveryClient
    void a_large_text_goes_both_ways(Setting setting, Peers peers) {
        Peer peer = peers.open(setting);
        JsonNode text = Values.text("0123456789".repeat(LARGE_BYTES / 10));

        peer.emit("echo", text);

        assertThat(peer.hears("echo")).isEqualTo(List.of(text));
    }

    @EveryClient
    void a_large_buffer_goes_both_ways(Setting setting, Peers peers) {
        Peer peer = peers.open(setting);
        byte[] bytes = new byte[LARGE_BYTES];
        new Random(7).nextBytes(bytes);
        JsonNode buffer = Values.binary(bytes);

        peer.emit("echo", buffer);

        assertThat(peer.hears("echo")).isEqualTo(List.of(buffer));
    }

    @EveryClient
    void a_large_text_is_answered_with_itself(Setting setting, Peers peers) {
        Peer peer = peers.open(setting);
        JsonNode text = Values.text("0123456789".repeat(LARGE_BYTES / 10));

        assertThat(peer.ask("ask", text)).isEqualTo(List.of(text));
    }

    @EveryClient
    void a_burst_from_the_client_comes_back_in_order(Setting setting, Peers peers) {
        Peer peer = peers.open(setting);

        emitBurst(peer);

        assertThat(peer.hears(BURST, "echo")).isEqualTo(numbers());
    }

    /** For clients that are told nothing of transports: while they upgrade. */
    @EveryClient
    void a_burst_right_after_the_connect_comes_back_in_order(Setting setting, Peers peers) {
        Peer peer = peers.openAtOnce(setting);

        emitBurst(peer);

        assertThat(peer.hears(BURST, "echo")).isEqualTo(numbers());
        peer.reaches(setting.transports().last());
    }

    @EveryClient
    void a_burst_from_the_service_comes_in_order(Setting setting, Peers peers) {
        Peer peer = peers.open(setting);

        peer.emit("burst", Values.number(BURST));

        assertThat(peer.hears(BURST, "burst")).isEqualTo(numbers());
    }

    private static void emitBurst(Peer peer) {
        for (int i = 0; i < BURST; i++) {
            peer.emit("echo", Values.number(i));
        }
    }

    private static List<List<JsonNode>> numbers() {
        return IntStream.range(0, BURST).mapToObj(i -> List.of(Values.number(i))).toList();
    }
}
