package dev.restante.worker.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashChainTest {

    @Test
    void oneRoundIsTheHashOfTheText() throws Exception {
        assertThat(hash(1))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** The known hash of that hash's bytes, as Bitcoin computes it. */
    @Test
    void twoRoundsAreTheHashOfTheHash() throws Exception {
        assertThat(hash(2))
                .isEqualTo("4f8b42c22dd3729b519ba6f68d2da7cc5b2d606d05daed5ad5128cc03e6c6358");
    }

    @Test
    void progressGrowsAndEndsBeforeTheEnd() throws Exception {
        List<Integer> told = new ArrayList<>();

        new HashChain("abc", 100_000).run(told::add);

        assertThat(told).containsExactly(10, 20, 30, 40, 50, 60, 70, 80, 90);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new HashChain("abc", 100_000).run(Progress.IGNORED))
                .isInstanceOf(InterruptedException.class);
    }

    private static String hash(int rounds) throws InterruptedException {
        return new HashChain("abc", rounds).run(Progress.IGNORED).path("hash").asText();
    }
}
