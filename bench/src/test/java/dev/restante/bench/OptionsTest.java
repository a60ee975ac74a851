package dev.restante.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void withoutArgumentsEverythingIsMeasuredTwice() {
        Options options = Options.of();

        assertThat(options.rounds()).isEqualTo(2);
        assertThat(options.sides()).containsExactly(Side.RESTANTE, Side.NODE, Side.MEMORY);
        assertThat(options.loads()).containsExactly(Load.IDLE, Load.INGEST, Load.FANOUT);
    }

    @Test
    void argumentsNarrowIt() {
        Options options =
                Options.of(
                        "--quick", "--sides", "restante", "--loads", "idle,fanout", "--quiet", "9");

        assertThat(options.quick()).isTrue();
        assertThat(options.rounds()).isOne();
        assertThat(options.sides()).containsExactly(Side.RESTANTE);
        assertThat(options.loads()).containsExactly(Load.IDLE, Load.FANOUT);
        assertThat(options.quiet()).hasSeconds(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--rounds", "--rounds 0", "--rounds two", "--sides nobody"})
    void whatIsNotUnderstoodIsRefused(String line) {
        assertThatThrownBy(() -> Options.of(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
