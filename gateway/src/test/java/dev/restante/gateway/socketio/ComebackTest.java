package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Membership.Ending;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.socketio.TokenSigner.Reading;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each way in which a session cannot go on has its name. */
class ComebackTest {

    private static final Cursor CURSOR = new Cursor(7, 2);
    private static final Bounds BOUNDS = new Bounds(Positions.of(10, 10), Positions.of(50, 50));
    private static final Positions CONNECTED = Positions.of(20, 20);
    private static final SessionToken TOKEN = token(CURSOR.format(CONNECTED));
    private static final Membership MEMBER = Membership.fresh("/chat");

    private static SessionToken token(String cursor) {
        return new SessionToken("sid", "/chat", Optional.empty(), Instant.MAX, cursor);
    }

    private static Comeback of(Reading pid, String offset, Membership stored) {
        return Comeback.of(
                pid,
                Optional.ofNullable(offset),
                "/chat",
                token -> Optional.ofNullable(stored),
                BOUNDS,
                CURSOR);
    }

    private static Gap.Reason reason(Comeback comeback) {
        return ((Comeback.Missed) comeback).reason();
    }

    private static Comeback at(Positions place) {
        return of(new Reading.Valid(TOKEN), CURSOR.format(place), MEMBER);
    }

    @Test
    void whoWasThereWithinTheLogIsBack() {
        assertThat(at(Positions.of(30, 30)))
                .isEqualTo(new Comeback.Resumed(TOKEN, MEMBER, Positions.of(30, 30)));
    }

    @Test
    void whoHadNoEventYetIsBackWhereItConnected() {
        assertThat(of(new Reading.Valid(TOKEN), null, MEMBER))
                .isEqualTo(new Comeback.Resumed(TOKEN, MEMBER, CONNECTED));
    }

    @Test
    void aCursorOfAnEarlierSessionCountsFromTheConnectOnly() {
        assertThat(at(Positions.of(15, 30)))
                .isEqualTo(new Comeback.Resumed(TOKEN, MEMBER, Positions.of(20, 30)));
    }

    @Test
    void whatIsNoLongerKeptIsSaid() {
        SessionToken old = token(CURSOR.format(Positions.of(5, 5)));
        Comeback comeback = of(new Reading.Valid(old), CURSOR.format(Positions.of(9, 30)), MEMBER);

        assertThat(reason(comeback)).isEqualTo(Gap.Reason.NO_LONGER_KEPT);
    }

    @Test
    void aCursorFromTheFutureIsNotOfThisLog() {
        assertThat(reason(at(Positions.of(51, 30)))).isEqualTo(Gap.Reason.NOT_OF_THIS_LOG);
    }

    @Test
    void aCursorOfAnotherTopicIsOfAnotherLog() {
        String other = new Cursor(8, 2).format(Positions.of(30, 30));

        assertThat(reason(of(new Reading.Valid(TOKEN), other, MEMBER)))
                .isEqualTo(Gap.Reason.ANOTHER_LOG);
    }

    @Test
    void aTokenOfAnotherTopicIsOfAnotherLog() {
        SessionToken other = token(new Cursor(8, 2).format(CONNECTED));

        assertThat(reason(of(new Reading.Valid(other), null, MEMBER)))
                .isEqualTo(Gap.Reason.ANOTHER_LOG);
    }

    @Test
    void aCursorThatIsCutOffIsUnreadable() {
        String cut = CURSOR.format(Positions.of(30, 30)).substring(0, 5);

        assertThat(reason(of(new Reading.Valid(TOKEN), cut, MEMBER)))
                .isEqualTo(Gap.Reason.UNREADABLE_CURSOR);
    }

    @Test
    void aSessionThatHadToBeForgottenIsSaid() {
        assertThat(reason(of(new Reading.Valid(TOKEN), null, null)))
                .isEqualTo(Gap.Reason.SESSION_FORGOTTEN);
    }

    @Test
    void aSessionThatIsOlderThanTheWindowHasExpired() {
        assertThat(reason(of(new Reading.Expired(TOKEN), null, MEMBER)))
                .isEqualTo(Gap.Reason.SESSION_EXPIRED);
    }

    @Test
    void aSessionThatAServiceEndedHasEnded() {
        assertThat(reason(of(new Reading.Valid(TOKEN), null, MEMBER.ended(Ending.DISMISSED))))
                .isEqualTo(Gap.Reason.SESSION_ENDED);
    }

    @Test
    void aSessionThatItsClientLeftBeginsAnewWithoutAGap() {
        assertThat(of(new Reading.Valid(TOKEN), null, MEMBER.ended(Ending.LEFT)))
                .isEqualTo(new Comeback.Anew());
    }

    @Test
    void aSessionOfAnotherNamespaceIsSaid() {
        Comeback comeback =
                Comeback.of(
                        new Reading.Valid(TOKEN),
                        Optional.empty(),
                        "/other",
                        token -> Optional.of(MEMBER),
                        BOUNDS,
                        CURSOR);

        assertThat(reason(comeback)).isEqualTo(Gap.Reason.ANOTHER_NAMESPACE);
    }

    @Test
    void aPidOfAKeyThatNobodyHasIsSaid() {
        assertThat(reason(of(new Reading.UnknownKey(), null, MEMBER)))
                .isEqualTo(Gap.Reason.UNKNOWN_KEY);
    }

    @Test
    void aPidThatIsNoneIsUnreadable() {
        assertThat(reason(of(new Reading.Unreadable(), null, MEMBER)))
                .isEqualTo(Gap.Reason.UNREADABLE_PID);
    }
}
