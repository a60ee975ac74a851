package dev.restante.gateway.log;

/**
 * Which connection has a session, and since when. The place in the sessions topic decides between
 * two: the later claim is the younger.
 *
 * @param gateway gateway the session is connected to; empty when it is known to be disconnected
 * @param connection tells its CONNECT from all others
 * @param since offset after the claim by which it got the session; 0 if it began the session
 */
public record Holder(String gateway, String connection, long since) {

    /** Nobody, before anybody was. */
    static final Holder NOBODY = new Holder("", "", 0);

    /** Whether the session has passed on from this one to the other. */
    public boolean isBefore(Holder other) {
        return since < other.since;
    }

    Holder since(long offsetAfterClaim) {
        return new Holder(gateway, connection, offsetAfterClaim);
    }

    Holder gone() {
        return new Holder("", connection, since);
    }
}
