package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.socketio.Admissions.Verdict.Admitted;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final Positions JOINED = Positions.of(10);
    private static final Positions ANSWERED = Positions.of(50);

    /** In a room it chose, and in one that a service put it into. */
    private final Membership was =
            Membership.fresh("/chat")
                    .of(Optional.of("ann"))
                    .joined("open-1", JOINED, true)
                    .joined("staff", JOINED, false);

    private static Namespace namespace(String clientRooms) {
        return new Namespace(
                "/chat",
                true,
                Optional.empty(),
                Optional.ofNullable(clientRooms).map(Pattern::compile),
                Map.of(),
                Route.DEFAULT);
    }

    private static Optional<Admitted> admitted(String user, Set<String> rooms) {
        return Optional.of(
                new Admitted(Optional.ofNullable(user), Optional.ofNullable(rooms), ANSWERED));
    }

    @Test
    void whereNobodyIsAskedAndNothingChangedNothingChanges() {
        assertThat(Rights.now(namespace("open-.*"), was, Optional.empty())).isSameAs(was);
    }

    @Test
    void aRoomThatClientsMayNotChooseAnyMoreIsTakenAway() {
        Membership now = Rights.now(namespace("public-.*"), was, Optional.empty());

        assertThat(now.rooms()).isEqualTo(Map.of("staff", JOINED));
    }

    @Test
    void whereClientsChooseNoRoomsAnyMoreThoseTheyChoseAreTakenAway() {
        Membership now = Rights.now(namespace(null), was, Optional.empty());

        assertThat(now.rooms()).isEqualTo(Map.of("staff", JOINED));
    }

    @Test
    void aServiceThatNamesNoRoomsChangesNone() {
        assertThat(Rights.now(namespace("open-.*"), was, admitted("ann", null))).isSameAs(was);
    }

    @Test
    void aServiceThatNamesNoUserChangesNone() {
        Membership now = Rights.now(namespace("open-.*"), was, admitted(null, null));

        assertThat(now.user()).contains("ann");
    }

    @Test
    void roomsOfAServiceAreExactlyThose() {
        Membership now =
                Rights.now(namespace("open-.*"), was, admitted("ann", Set.of("staff", "new")));

        assertThat(now.rooms()).isEqualTo(Map.of("staff", JOINED, "new", ANSWERED));
    }

    @Test
    void aServiceMayGiveBackARoomThatTheClientMayNotChooseFromWhereItSaidSo() {
        Membership now =
                Rights.now(namespace(null), was, admitted("ann", Set.of("open-1", "staff")));

        assertThat(now.rooms()).isEqualTo(Map.of("staff", JOINED, "open-1", ANSWERED));
    }

    @Test
    void whoIsSomebodyElseIsInTheRoomOfWhomItIsNow() {
        Membership now = Rights.now(namespace("open-.*"), was, admitted("bob", null));

        assertThat(now.roomsOf("sid")).contains("user:bob").doesNotContain("user:ann");
    }
}
