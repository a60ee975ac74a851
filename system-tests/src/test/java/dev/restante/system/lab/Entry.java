package dev.restante.system.lab;

import java.time.Duration;
import java.time.Instant;

/**
 * One event in the exported ledger. A time that is not known is an empty text.
 *
 * @param effects as often as the service has done it, or it came to the page, as far as the page
 *     knows
 */
record Entry(
        String run,
        String lane,
        int n,
        String id,
        String state,
        String sent,
        String stored,
        String topic,
        Integer partition,
        Long offset,
        String processed,
        String answered,
        int tries,
        int effects) {

    /** From here on an event that is there is late. The page says so too. */
    private static final Duration LATE = Duration.ofSeconds(2);

    boolean isStored() {
        return !stored.isEmpty();
    }

    boolean isAnswered() {
        return !answered.isEmpty();
    }

    boolean isDone() {
        return isAnswered() || effects > 0;
    }

    boolean isLate() {
        return isDone() && taken().compareTo(LATE) > 0;
    }

    private Duration taken() {
        String end = isAnswered() ? answered : processed;
        return Duration.between(Instant.parse(sent), Instant.parse(end));
    }
}
