package dev.restante.consumer.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.lab.NewcomerReport.Start;
import dev.restante.consumer.lab.NewcomerReport.State;
import org.junit.jupiter.api.Test;

class NumbersSeenTest {

    private final NumbersSeen seen = new NumbersSeen("0000abcd");

    private void read(String namespace, String type, String json) {
        seen.read(LabRecords.typed(namespace, type, json));
    }

    private NewcomerReport report() {
        return seen.report("id", "group", "latest");
    }

    @Test
    void the_numbers_of_the_run_are_noted_in_the_order_in_which_they_are_read() {
        read("/lab", "numbered", "{\"run\":\"0000abcd\",\"n\":2}");
        read("/lab", "numbered", "{\"run\":\"0000abcd\",\"n\":1}");
        read("/lab", "numbered", "{\"run\":\"0000abcd\",\"n\":2}");

        assertThat(report().numbers()).containsExactly(2L, 1L, 2L);
    }

    @Test
    void other_records_are_counted_and_no_more() {
        read("/lab", "numbered", "{\"run\":\"0000abce\",\"n\":1}");
        read("/lab", "connect", "{\"run\":\"0000abcd\",\"n\":1}");
        read("/chat", "numbered", "{\"run\":\"0000abcd\",\"n\":1}");
        read("/lab", "numbered", "{\"run\":\"0000abcd\",\"n\":\"1\"}");
        read("/lab", "numbered", "{");
        read("/lab", "numbered", null);

        assertThat(report().records()).isEqualTo(6);
        assertThat(report().numbers()).isEmpty();
    }

    @Test
    void more_numbers_than_can_be_told_are_said_to_be_more() {
        for (int n = 1; n <= NumbersSeen.MOST + 1; n++) {
            read("/lab", "numbered", "{\"run\":\"0000abcd\",\"n\":%d}".formatted(n));
        }

        assertThat(report().numbers()).hasSize(NumbersSeen.MOST);
        assertThat(report().more()).isTrue();
    }

    @Test
    void it_joins_then_reads_then_has_ended() {
        assertThat(report().state()).isEqualTo(State.JOINING);

        seen.begin(1, 7);
        seen.begin(1, 9);
        assertThat(report().state()).isEqualTo(State.READING);
        assertThat(report().positions()).containsExactly(new Start(1, 7));

        seen.end("its time is up");
        assertThat(report().state()).isEqualTo(State.ENDED);
        assertThat(report().reason()).isEqualTo("its time is up");
    }
}
