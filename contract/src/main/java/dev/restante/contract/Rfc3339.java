package dev.restante.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Times as RFC 3339 writes them. Every record has one, and the formatters of the JDK took longer
 * than all else in it; so what every writer sends, UTC with a {@code Z}, is done here by hand, and
 * the rest by the JDK.
 */
final class Rfc3339 {

    private static final byte[] ZERO = "0000-00-00T00:00:00.000000000Z".getBytes(ISO_8859_1);
    private static final int SECONDS_END = 19;
    private static final int FRACTION = SECONDS_END + 1;
    private static final int FRACTION_END = FRACTION + 9;

    /** Later years have more than four digits. */
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Rfc3339() {}

    /** The text of {@link Instant#toString}: no fraction, or one of 3, 6 or 9 digits. */
    static byte[] format(Instant time) {
        long second = time.getEpochSecond();
        if (second < 0 || second > LAST_SECOND) {
            return time.toString().getBytes(ISO_8859_1);
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        byte[] text = ZERO.clone();
        put(text, 0, 4, utc.getYear());
        put(text, 5, 7, utc.getMonthValue());
        put(text, 8, 10, utc.getDayOfMonth());
        put(text, 11, 13, utc.getHour());
        put(text, 14, 16, utc.getMinute());
        put(text, 17, SECONDS_END, utc.getSecond());
        put(text, FRACTION, FRACTION_END, time.getNano());
        return shortened(text, time.getNano());
    }

    private static void put(byte[] text, int from, int end, int number) {
        int rest = number;
        for (int at = end - 1; at >= from; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static byte[] shortened(byte[] text, int nano) {
        if (nano % 1_000 != 0) {
            return text;
        }
        int end = nano == 0 ? SECONDS_END : FRACTION + (nano % 1_000_000 == 0 ? 3 : 6);
        byte[] shorter = Arrays.copyOf(text, end + 1);
        shorter[end] = 'Z';
        return shorter;
    }

    /**
     * @throws DateTimeException if it is no time of RFC 3339
     */
    static Instant parse(String text) {
        int nano = isUtc(text) ? nano(text) : -1;
        if (nano < 0) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        digits(text, 17, SECONDS_END),
                        nano)
                .toInstant(ZoneOffset.UTC);
    }

    /** Whether all but the fraction is as {@link #format} writes it. */
    private static boolean isUtc(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || end > FRACTION_END || text.charAt(end) != 'Z') {
            return false;
        }
        for (int at = 0; at < SECONDS_END; at++) {
            char c = text.charAt(at);
            if (ZERO[at] == '0' ? c < '0' || c > '9' : c != ZERO[at]) {
                return false;
            }
        }
        return true;
    }

    /** Negative if the fraction is none. */
    private static int nano(String text) {
        int end = text.length() - 1;
        if (end == SECONDS_END) {
            return 0;
        }
        int number = text.charAt(SECONDS_END) == '.' ? digits(text, FRACTION, end) : -1;
        for (int at = end; at < FRACTION_END; at++) {
            number *= 10;
        }
        return number;
    }

    private static int digits(String text, int from, int end) {
        int number = from == end ? -1 : 0;
        for (int at = from; at < end; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
