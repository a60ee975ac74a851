package dev.restante.gateway.socketio;

import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Cursor.Reading;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Membership.Ending;
import dev.restante.gateway.log.Positions;
import java.util.Optional;
import java.util.function.Function;

/** What becomes of a client that shows a {@code pid}. */
sealed interface Comeback {

    /**
     * It has its session back, as far as the gateway can tell.
     *
     * @param place where the client is in the log
     */
    record Resumed(SessionToken token, Membership membership, Positions place)
            implements Comeback {}

    /** A new session, because the client itself had left the old one. */
    record Anew() implements Comeback {}

    /**
     * A new session, and a {@link Gap}.
     *
     * @param from where the client was, if that is known
     */
    record Missed(Gap.Reason reason, Optional<Positions> from) implements Comeback {}

    /**
     * The rules.
     *
     * @param memberships what is stored of the session of a token
     */
    static Comeback of(
            TokenSigner.Reading pid,
            Optional<String> offset,
            String namespace,
            Function<SessionToken, Optional<Membership>> memberships,
            Bounds bounds,
            Cursor cursor) {
        Optional<Positions> shown = offset.flatMap(cursor::parse);
        if (pid instanceof TokenSigner.Reading.Valid valid) {
            return valid.token().namespace().equals(namespace)
                    ? of(valid.token(), offset, memberships.apply(valid.token()), bounds, cursor)
                    : new Missed(Gap.Reason.ANOTHER_NAMESPACE, shown);
        }
        if (pid instanceof TokenSigner.Reading.Expired expired) {
            return new Missed(
                    Gap.Reason.SESSION_EXPIRED,
                    shown.or(() -> cursor.parse(expired.token().cursor())));
        }
        return new Missed(
                pid instanceof TokenSigner.Reading.UnknownKey
                        ? Gap.Reason.UNKNOWN_KEY
                        : Gap.Reason.UNREADABLE_PID,
                shown);
    }

    private static Comeback of(
            SessionToken token,
            Optional<String> offset,
            Optional<Membership> stored,
            Bounds bounds,
            Cursor cursor) {
        Optional<Positions> shown = offset.flatMap(cursor::parse);
        Optional<Positions> connected = cursor.parse(token.cursor());
        Optional<Positions> from = shown.or(() -> connected);
        if (stored.isEmpty()) {
            return new Missed(Gap.Reason.SESSION_FORGOTTEN, from);
        }
        Membership membership = stored.get();
        if (membership.ending() == Ending.LEFT) {
            return new Anew();
        }
        if (membership.ending() == Ending.DISMISSED) {
            return new Missed(Gap.Reason.SESSION_ENDED, from);
        }
        if (connected.isEmpty()) {
            return new Missed(Gap.Reason.ANOTHER_LOG, shown);
        }
        if (offset.isPresent() && shown.isEmpty()) {
            return new Missed(
                    cursor.read(offset.get()) instanceof Reading.OtherLog
                            ? Gap.Reason.ANOTHER_LOG
                            : Gap.Reason.UNREADABLE_CURSOR,
                    Optional.empty());
        }
        return within(bounds, token, membership, place(connected.get(), shown, membership));
    }

    /**
     * Where the client is: at its cursor or at the last question it answered, but never before its
     * connect, because clients keep the cursor of an earlier session. Without a cursor it has had
     * no event yet.
     */
    private static Positions place(
            Positions connected, Optional<Positions> shown, Membership membership) {
        Positions known = membership.received().map(connected::max).orElse(connected);
        return shown.map(known::max).orElse(known);
    }

    private static Comeback within(
            Bounds bounds, SessionToken token, Membership membership, Positions place) {
        if (bounds.covers(place)) {
            // What was stored before the user was known may lack it.
            return new Resumed(token, membership.of(membership.user().or(token::user)), place);
        }
        return new Missed(
                place.reached(bounds.earliest())
                        ? Gap.Reason.NOT_OF_THIS_LOG
                        : Gap.Reason.NO_LONGER_KEPT,
                Optional.of(place));
    }
}
