package dev.restante.system.wire.client;

/**
 * How a connection ended.
 *
 * @param how the same words for the same end, whatever the transport
 */
public record Ending(String how) {

    /** A close packet on polling, a Close frame without a code on a WebSocket. */
    public static final Ending IN_ORDER = new Ending("in order");

    /** A WebSocket that broke without a Close frame. */
    public static final Ending CUT = new Ending("cut");

    static Ending closeFrame(int code) {
        return switch (code) {
            case 1005 -> IN_ORDER;
            case 1006 -> CUT;
            default -> code(code);
        };
    }

    /** A Close frame with a code. */
    public static Ending code(int code) {
        return new Ending("Close frame " + code);
    }

    /** A poll that was refused. */
    static Ending refused(HttpAnswer answer) {
        return new Ending("poll answered " + answer);
    }
}
