package dev.restante.bench.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeOptionsTest {

    @Test
    void withoutArgumentsEveryFaultIsMeasuredOnceOnEverySide() {
        ResumeOptions options = ResumeOptions.of(List.of());

        assertThat(options.rounds()).isOne();
        assertThat(options.clients()).isEqualTo(2_000);
        assertThat(options.faults()).containsExactly(Fault.values());
        assertThat(options.contenders()).containsExactly(Contender.values());
    }

    @Test
    void argumentsNarrowIt() {
        ResumeOptions options =
                ResumeOptions.of(
                        List.of("--faults", "cut,long_killed", "--profile", "--sides", "redis"));

        assertThat(options.faults()).containsExactly(Fault.CUT, Fault.LONG_KILLED);
        assertThat(options.contenders()).containsExactly(Contender.REDIS);
        assertThat(options.profile()).isTrue();
    }

    @Test
    void optionsOfTheJvmAddUp() {
        ResumeOptions options = ResumeOptions.of(List.of("--jvm", "-Xint", "--jvm", "-Da=b"));

        assertThat(options.jvm()).containsExactly("-Xint", "-Da=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--quick", "--rounds", "--clients 0", "--faults none", "--loads idle"})
    void whatIsNotUnderstoodIsRefused(String line) {
        assertThatThrownBy(() -> ResumeOptions.of(List.of(line.split(" "))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
