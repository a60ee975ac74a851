package dev.restante.consumer.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A numbered event of the Lab.
 *
 * @param id of the event, the same for each attempt at it
 * @param run which run of the page it belongs to: 8 hex digits
 * @param n its number in the run and lane, from 1; more than {@link Integer#MAX_VALUE} cannot be
 *     stored, and that is the poison of the Lab
 * @param work how long the work for it takes, 0 to 2 s
 * @param compare whether its id is compared with those that had an effect before
 */
public record Numbered(String id, String run, Lane lane, long n, Duration work, boolean compare) {

    /** In milliseconds. */
    static final int MAX_WORK = 2_000;

    private static final Pattern RUN = Pattern.compile("[0-9a-f]{8}");

    /** Whether this can be the name of a run. */
    public static boolean isRun(String text) {
        return RUN.matcher(text).matches();
    }

    static Numbered read(String id, JsonNode data) throws RejectedException {
        return new Numbered(
                id,
                run(data.path("run")),
                lane(data.path("lane")),
                number(data.path("n")),
                work(data.path("work")),
                compare(data.path("compare")));
    }

    private static String run(JsonNode given) throws RejectedException {
        if (!given.isTextual() || !isRun(given.textValue())) {
            throw new RejectedException("run: not 8 hex digits");
        }
        return given.textValue();
    }

    private static Lane lane(JsonNode given) throws RejectedException {
        return Lane.find(given.asText())
                .orElseThrow(() -> new RejectedException("lane: not once, retries or queue"));
    }

    private static long number(JsonNode given) throws RejectedException {
        if (!given.isIntegralNumber() || !given.canConvertToLong() || given.longValue() < 1) {
            throw new RejectedException("n: not a whole number from 1");
        }
        return given.longValue();
    }

    private static Duration work(JsonNode given) throws RejectedException {
        if (given.isMissingNode()) {
            return Duration.ZERO;
        }
        if (!given.isIntegralNumber()
                || !given.canConvertToInt()
                || given.intValue() < 0
                || given.intValue() > MAX_WORK) {
            throw new RejectedException("work: not a whole number from 0 to " + MAX_WORK);
        }
        return Duration.ofMillis(given.intValue());
    }

    private static boolean compare(JsonNode given) throws RejectedException {
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw new RejectedException("compare: not true or false");
        }
        return given.asBoolean();
    }
}
