package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.gateway.log.Membership.Ending;
import dev.restante.gateway.log.SessionRecord.Claim;
import dev.restante.gateway.log.SessionRecord.State;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private final Membership fresh = Membership.fresh("/chat");

    private static LogRecord entry(String namespace, long offset, String to) {
        Emit emit =
                new Emit(
                        new Envelope("1", "/test", Instant.EPOCH, namespace, Optional.empty()),
                        "e",
                        to.isEmpty() ? Set.of() : Set.of(to),
                        Set.of(),
                        false,
                        OptionalLong.empty(),
                        Arguments.none());
        return new LogRecord(0, offset, 0, emit);
    }

    @Test
    void aRoomIsHeardFromThePlaceWhereItWasJoined() {
        Membership member = fresh.joined("lobby", Positions.of(10), true);

        assertThat(member.heard("sid", entry("/chat", 10, "lobby"))).isTrue();
    }

    @Test
    void aRoomIsNotHeardFromBeforeItWasJoined() {
        Membership member = fresh.joined("lobby", Positions.of(10), true);

        assertThat(member.heard("sid", entry("/chat", 9, "lobby"))).isFalse();
    }

    @Test
    void aSecondJoinDoesNotForgetTheFirst() {
        Membership member =
                fresh.joined("lobby", Positions.of(10), true)
                        .joined("lobby", Positions.of(20), true);

        assertThat(member.heard("sid", entry("/chat", 15, "lobby"))).isTrue();
    }

    @Test
    void aRoomIsHeardUntilItWasLeft() {
        Membership member =
                fresh.joined("lobby", Positions.of(10), true).left("lobby", Positions.of(20));

        assertThat(member.heard("sid", entry("/chat", 9, "lobby"))).isFalse();
        assertThat(member.heard("sid", entry("/chat", 10, "lobby"))).isTrue();
        assertThat(member.heard("sid", entry("/chat", 19, "lobby"))).isTrue();
        assertThat(member.heard("sid", entry("/chat", 20, "lobby"))).isFalse();
    }

    @Test
    void aRoomLeftAndJoinedAgainWasNotHeardBetween() {
        Membership member =
                fresh.joined("lobby", Positions.of(10), true)
                        .left("lobby", Positions.of(20))
                        .joined("lobby", Positions.of(30), true);

        assertThat(member.heard("sid", entry("/chat", 15, "lobby"))).isTrue();
        assertThat(member.heard("sid", entry("/chat", 25, "lobby"))).isFalse();
        assertThat(member.heard("sid", entry("/chat", 30, "lobby"))).isTrue();
    }

    @Test
    void ofManyRoomsLeftTheLatestAreRemembered() {
        Membership member = fresh;
        for (int i = 0; i <= RoomHistory.MAX_STAYS; i++) {
            member = member.joined("r" + i, Positions.of(0), false).left("r" + i, Positions.of(9));
        }

        assertThat(member.heard("sid", entry("/chat", 1, "r0"))).isFalse();
        assertThat(member.heard("sid", entry("/chat", 1, "r1"))).isTrue();
    }

    @Test
    void theOwnSocketIdIsARoom() {
        assertThat(fresh.heard("sid", entry("/chat", 1, "sid"))).isTrue();
    }

    @Test
    void everyoneIsAddressedWithoutARoom() {
        assertThat(fresh.heard("sid", entry("/chat", 1, ""))).isTrue();
    }

    @Test
    void anotherNamespaceIsNotHeard() {
        assertThat(fresh.heard("sid", entry("/", 1, ""))).isFalse();
    }

    @Test
    void anOrderOfAServiceThatWasObeyedIsNotObeyedAgain() {
        Membership member = fresh.obeyed(Positions.of(10));

        assertThat(member.hasObeyed(entry("/chat", 9, "sid"))).isTrue();
        assertThat(member.hasObeyed(entry("/chat", 10, "sid"))).isFalse();
    }

    @Test
    void whatIsStoredIsReadBack() throws MalformedRecordException {
        MembershipCodec codec = new MembershipCodec(new Cursor(7, 1));
        Membership member =
                fresh.joined("lobby", Positions.of(10), true)
                        .joined("hall", Positions.of(10), true)
                        .left("hall", Positions.of(11))
                        .of(Optional.of("ada"))
                        .heldBy(new Holder("gateway-1", "c1", 17))
                        .obeyed(Positions.of(12))
                        .received(Positions.of(13))
                        .exactly(Set.of("lobby", "hall"), Positions.of(14))
                        .ended(Ending.DISMISSED);

        assertThat(codec.read(codec.write(new State(member)))).isEqualTo(new State(member));
        assertThat(codec.read(codec.write(new Claim(member)))).isEqualTo(new Claim(member));
    }

    @Test
    void aRoomThatTheClientChoseCanBeForbiddenAfterwards() {
        Membership member =
                fresh.joined("lobby", Positions.of(10), true)
                        .joined("staff", Positions.of(10), false)
                        .keepingChosen(room -> false);

        assertThat(member.rooms()).containsOnlyKeys("staff");
        assertThat(member.heard("sid", entry("/chat", 15, "lobby"))).isFalse();
    }

    @Test
    void soCanOneThatItHasLeft() {
        Membership member =
                fresh.joined("lobby", Positions.of(10), true)
                        .left("lobby", Positions.of(20))
                        .joined("staff", Positions.of(10), false)
                        .left("staff", Positions.of(20))
                        .keepingChosen(room -> false);

        assertThat(member.heard("sid", entry("/chat", 15, "lobby"))).isFalse();
        assertThat(member.heard("sid", entry("/chat", 15, "staff"))).isTrue();
    }

    @Test
    void aRoomThatAServiceOrdersTooIsNoLongerTheClientsChoice() {
        Membership member =
                fresh.joined("lobby", Positions.of(10), true)
                        .joined("lobby", Positions.of(20), false)
                        .keepingChosen(room -> false);

        assertThat(member.heard("sid", entry("/chat", 15, "lobby"))).isTrue();
    }

    @Test
    void inExactlyTheseRoomsNothingIsHeardOfOthersAndOfNewOnesOnlyWhatIsNew() {
        Membership member =
                fresh.joined("lobby", Positions.of(10), true)
                        .joined("hall", Positions.of(10), true)
                        .exactly(Set.of("hall", "cellar"), Positions.of(20));

        assertThat(member.heard("sid", entry("/chat", 15, "lobby"))).isFalse();
        assertThat(member.heard("sid", entry("/chat", 15, "hall"))).isTrue();
        assertThat(member.heard("sid", entry("/chat", 19, "cellar"))).isFalse();
        assertThat(member.heard("sid", entry("/chat", 20, "cellar"))).isTrue();
    }

    @Test
    void anOrderToJoinFromBeforeTheRoomsWereNamedOpensNoOther() {
        Membership member = named().ordered(entry("/chat", 14, "sid"), "attic", Positions.of(15));

        assertThat(member.rooms()).containsOnlyKeys("hall", "cellar");
        assertThat(member.heard("sid", entry("/chat", 16, "attic"))).isFalse();
    }

    @Test
    void anOrderToJoinFromBeforeARoomWasNamedOpensItFromThere() {
        Membership member = named().ordered(entry("/chat", 14, "sid"), "cellar", Positions.of(15));

        assertThat(member.heard("sid", entry("/chat", 14, "cellar"))).isFalse();
        assertThat(member.heard("sid", entry("/chat", 15, "cellar"))).isTrue();
    }

    @Test
    void anOrderToJoinFromBeforeDoesNotForgetAnEarlierJoin() {
        Membership member = named().ordered(entry("/chat", 14, "sid"), "hall", Positions.of(15));

        assertThat(member.heard("sid", entry("/chat", 12, "hall"))).isTrue();
    }

    @Test
    void anOrderToLeaveFromBeforeARoomWasNamedClosesItUntilThen() {
        Membership member = named().orderedOut(entry("/chat", 14, "sid"), "hall", Positions.of(15));

        assertThat(member.heard("sid", entry("/chat", 14, "hall"))).isTrue();
        assertThat(member.heard("sid", entry("/chat", 15, "hall"))).isFalse();
        assertThat(member.heard("sid", entry("/chat", 20, "hall"))).isTrue();
        assertThat(member.rooms()).containsKey("hall");
    }

    @Test
    void anOrderToLeaveFromBeforeARoomWasNewlyNamedChangesNothing() {
        Membership named = named();

        assertThat(named.orderedOut(entry("/chat", 14, "sid"), "cellar", Positions.of(15)))
                .isSameAs(named);
    }

    @Test
    void anOrderFromAfterTheRoomsWereNamedCounts() {
        Membership member =
                named().ordered(entry("/chat", 20, "sid"), "attic", Positions.of(21))
                        .orderedOut(entry("/chat", 21, "sid"), "hall", Positions.of(22));

        assertThat(member.rooms()).containsOnlyKeys("attic", "cellar");
    }

    @Test
    void anOrderFromAfterThatWhichAnotherConnectionObeyedIsObeyedAgain() {
        Membership member =
                fresh.obeyed(Positions.of(25)).exactly(Set.of("hall"), Positions.of(20));

        assertThat(member.hasObeyed(entry("/chat", 19, "sid"))).isTrue();
        assertThat(member.hasObeyed(entry("/chat", 20, "sid"))).isFalse();
    }

    /** In the hall since 10; at 20 the hall, and newly the cellar, were named. */
    private Membership named() {
        return fresh.joined("hall", Positions.of(10), false)
                .exactly(Set.of("hall", "cellar"), Positions.of(20));
    }

    @Test
    void roomsOfAnotherLogAreForgotten() throws MalformedRecordException {
        byte[] stored =
                new MembershipCodec(new Cursor(7, 1))
                        .write(new State(fresh.joined("lobby", Positions.of(1), true)));

        assertThat(new MembershipCodec(new Cursor(8, 1)).read(stored).membership().rooms())
                .isEmpty();
    }
}
