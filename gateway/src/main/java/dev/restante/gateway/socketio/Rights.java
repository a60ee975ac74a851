package dev.restante.gateway.socketio;

import dev.restante.gateway.log.Membership;
import dev.restante.gateway.socketio.Admissions.Verdict.Admitted;
import java.util.Optional;

/**
 * Which rooms a session that comes back may be in now. What was sent to a room that it may not be
 * in any more is not given to it, not even what was sent while it was in there.
 */
final class Rights {

    private Rights() {}

    /**
     * The session with the rooms it may be in.
     *
     * @param admitted what a service said now, where one was asked
     */
    static Membership now(Namespace namespace, Membership was, Optional<Admitted> admitted) {
        Membership allowed = was.keepingChosen(room -> mayChoose(namespace, room));
        if (admitted.isEmpty()) {
            return allowed;
        }
        Admitted answer = admitted.get();
        Membership named = allowed.of(answer.user().or(allowed::user));
        return answer.rooms().map(rooms -> named.exactly(rooms, answer.place())).orElse(named);
    }

    private static boolean mayChoose(Namespace namespace, String room) {
        return namespace.clientRooms().filter(p -> p.matcher(room).matches()).isPresent();
    }
}
