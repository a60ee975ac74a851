package dev.restante.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.chaos.Fault.Kill;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final int VICTIMS = 6;
    private static final Duration LENGTH = Duration.ofSeconds(30);

    @Test
    void a_seed_says_it_all() {
        assertThat(of(7)).isEqualTo(of(7));
        assertThat(of(7)).isNotEqualTo(of(8));
    }

    @Test
    void every_victim_has_its_turn() {
        assertThat(kills()).extracting(Kill::victim).contains(0, 1, 2, 3, 4, 5);
    }

    @Test
    void nothing_begins_after_the_end() {
        assertThat(of(7).faults()).allMatch(fault -> fault.at().compareTo(LENGTH) < 0);
    }

    @Test
    void kills_overlap() {
        List<Kill> all = kills(7);

        assertThat(all)
                .anyMatch(
                        kill ->
                                all.stream()
                                        .filter(other -> other.victim() != kill.victim())
                                        .anyMatch(other -> isDown(kill, other.at())));
    }

    private static boolean isDown(Kill kill, Duration at) {
        return at.compareTo(kill.at()) > 0 && at.compareTo(kill.at().plus(kill.down())) < 0;
    }

    private static List<Kill> kills() {
        return LongStream.range(0, 5).boxed().flatMap(seed -> kills(seed).stream()).toList();
    }

    private static List<Kill> kills(long seed) {
        return of(seed).faults().stream()
                .filter(Kill.class::isInstance)
                .map(Kill.class::cast)
                .toList();
    }

    private static Schedule of(long seed) {
        return Schedule.of(seed, VICTIMS, LENGTH);
    }
}
