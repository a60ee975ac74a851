package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.gateway.log.SessionRecord.Claim;
import dev.restante.gateway.log.SessionRecord.State;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class MembershipTableTest {

    private static final Membership FRESH = Membership.fresh("/");
    private static final SessionRecord SOME = new State(FRESH);

    private final MembershipTable table = new MembershipTable(2);

    @Test
    void aFullTableForgetsWhatWasWrittenLongestAgo() {
        table.put("a", SOME, 1);
        table.put("b", SOME, 2);
        table.put("a", SOME, 3);

        table.put("c", SOME, 4);

        assertThat(table.all()).containsOnlyKeys("a", "c");
    }

    @Test
    void aTableThatForgotIsNotComplete() {
        table.put("a", SOME, 5);
        table.put("b", SOME, 6);
        table.put("c", SOME, 7);

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

    private static Membership begun() {
        return FRESH.begunBy("gateway-1", "c1");
    }

    private Membership put(long offset, SessionRecord message) {
        return table.put("a", message, offset);
    }

    private static State withRoom(Membership membership, String room) {
        return new State(membership.joined(room, Positions.of(1), true));
    }

    @Test
    void aClaimTakesWhatWasTrueWhereItStands() {
        put(0, new State(begun()));
        put(1, withRoom(begun(), "acked"));

        Membership claimed = put(2, new Claim(begun().begunBy("gateway-2", "c2")));

        assertThat(claimed.rooms()).containsOnlyKeys("acked");
        assertThat(claimed.holder()).isEqualTo(new Holder("gateway-2", "c2", 3));
    }

    @Test
    void whatTheOlderConnectionWritesAfterTheClaimIsVoid() {
        put(0, new State(begun()));
        Membership claimed = put(1, new Claim(begun().begunBy("gateway-2", "c2")));

        assertThat(put(2, withRoom(begun(), "late"))).isEqualTo(claimed);
        assertThat(put(3, new State(begun().disconnected()))).isEqualTo(claimed);
    }

    @Test
    void ofTwoClaimsTheLaterInTheTopicWins() {
        put(0, new State(begun()));
        Membership first = put(1, new Claim(begun().begunBy("gateway-1", "c2")));
        put(2, new Claim(begun().begunBy("gateway-2", "c3")));

        Membership now = put(3, withRoom(first, "late"));

        assertThat(now.holder().connection()).isEqualTo("c3");
        assertThat(now.rooms()).isEmpty();
    }

    @Test
    void ofOneHolderTheLaterVersionCounts() {
        State first = withRoom(begun(), "one");
        State second = withRoom(first.membership(), "two");
        put(0, second);

        assertThat(put(1, first)).isEqualTo(second.membership());
    }

    @Test
    void aStateIsTakenWhoseClaimKafkaKeepsNoLonger() {
        put(0, new State(begun()));
        Membership later = begun().heldBy(new Holder("gateway-2", "c2", 7));

        assertThat(put(9, new State(later))).isEqualTo(later);
    }

    @Test
    void aTopicThatIsReadAgainChangesNothing() {
        State state = new State(begun());
        Claim claim = new Claim(begun().begunBy("gateway-2", "c2"));
        put(0, state);
        Membership claimed = put(1, claim);
        State last = withRoom(claimed, "acked");
        put(2, last);

        put(0, state);
        put(1, claim);

        assertThat(put(2, last)).isEqualTo(last.membership());
        assertThat(table.unsaid()).isEmpty();
    }

    @Test
    void whatTheLastRecordDoesNotSayHasToBeSaidAgain() {
        Membership claimed = put(0, new Claim(begun()));
        State said = withRoom(claimed, "acked");
        assertThat(table.unsaid()).containsExactly(Map.entry("a", claimed));

        put(1, said);
        assertThat(table.unsaid()).isEmpty();

        put(2, withRoom(begun(), "late"));
        assertThat(table.unsaid()).containsExactly(Map.entry("a", said.membership()));
    }

    @Test
    void whatIsSaidAgainIsNoChange() {
        Membership claimed = put(0, new Claim(begun()));
        State said = withRoom(claimed, "acked");
        put(1, said);
        put(2, withRoom(begun(), "late"));

        assertThat(put(3, new State(said.membership()))).isEqualTo(said.membership());
        assertThat(table.unsaid()).isEmpty();
    }
}
