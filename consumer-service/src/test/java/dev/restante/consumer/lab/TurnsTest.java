package dev.restante.consumer.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void who_finds_no_turn_is_refused() {
        assertThatThrownBy(() -> new Turns(0, Duration.ofMillis(1)).take(() -> "answer"))
                .isInstanceOf(NotDoneException.class)
                .hasMessage("too many ask at once");
    }

    @Test
    void a_turn_is_over_also_when_it_failed() throws Exception {
        Turns turns = new Turns(1);
        assertThatThrownBy(
                        () ->
                                turns.take(
                                        () -> {
                                            throw new SQLException("the line is cut");
                                        }))
                .isInstanceOf(SQLException.class);

        assertThat(turns.<String>take(() -> "answer")).isEqualTo("answer");
    }
}
