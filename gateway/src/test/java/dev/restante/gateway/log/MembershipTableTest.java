package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class MembershipTableTest {

    private static final Membership SOME = Membership.fresh("/");

    private final MembershipTable table = new MembershipTable(2);

    @Test
    void aFullTableForgetsWhatWasWrittenLongestAgo() {
        table.put("a", SOME);
        table.put("b", SOME);
        table.put("a", SOME);

        table.put("c", SOME);

        assertThat(table.all()).containsOnlyKeys("a", "c");
    }

    @Test
    void aTableThatForgotIsNotComplete() {
        table.put("a", SOME);
        table.put("b", SOME);
        table.put("c", SOME);

        assertThat(table.isComplete()).isFalse();
    }

    @Test
    void whoeverWaitsForAPlaceIsToldWhenItIsReached() {
        CompletionStage<Void> reached = table.reached(5);

        table.advance(5);

        assertThat(reached).isCompleted();
    }

    @Test
    void nobodyIsToldTooEarly() {
        CompletionStage<Void> reached = table.reached(5);

        table.advance(4);

        assertThat(reached).isNotCompleted();
    }
}
