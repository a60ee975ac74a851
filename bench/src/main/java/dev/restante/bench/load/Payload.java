package dev.restante.bench.load;

/** JSON of exactly 200 bytes; events for receivers are numbered at a fixed place. */
public final class Payload {

    /** Bytes of an argument. */
    static final int BYTES = 200;

    private static final String BEFORE = "2[\"tick\",";
    private static final String BEFORE_NUMBER = BEFORE + "{\"n\":";
    private static final int DIGITS = 10;

    /** Added to every number, so that all have ten digits. */
    private static final long FIRST = 1_000_000_000;

    private Payload() {}

    static String plain() {
        return numbered(0);
    }

    /** An argument that carries its number. */
    public static String numbered(int number) {
        String begin = "{\"n\":" + (FIRST + number) + ",\"text\":\"";
        return begin + "x".repeat(BYTES - begin.length() - 2) + "\"}";
    }

    /**
     * The number in an event as it comes from a server.
     *
     * @throws IllegalStateException if it is not one of these events, or was cut
     */
    public static int numberOf(byte[] packet, int from, int to) {
        int at = from + BEFORE_NUMBER.length();
        if (to - from <= BEFORE.length() + BYTES || packet[at - 1] != ':') {
            throw new IllegalStateException("not an event of this load: " + (to - from) + " bytes");
        }
        long number = 0;
        for (int i = at; i < at + DIGITS; i++) {
            int digit = packet[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalStateException("no number in an event");
            }
            number = number * 10 + digit;
        }
        return (int) (number - FIRST);
    }
}
