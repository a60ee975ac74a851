package dev.restante.consumer.store;

import java.time.Instant;
import java.util.List;

/**
 * A dead letter, as it is shown.
 *
 * @param id its number; a later one is higher
 * @param topic where the record was read
 * @param timestamp of the record
 * @param key the record's key as text, or its beginning; null if it had none
 * @param eventId what the record says its id is; null if it says nothing
 * @param eventType what the record says its type is; null if it says nothing
 * @param reason what is wrong with it
 * @param exception class of what was thrown
 * @param kept whether it can be put back; false if it was too large to be kept
 * @param replays how often it was put back
 * @param replay when it was put back last, and where it is now; null if it never was
 */
public record BuriedRecord(
        long id,
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        String key,
        String eventId,
        String eventType,
        String reason,
        String exception,
        Instant buriedAt,
        boolean kept,
        int replays,
        Replay replay) {

    /**
     * @param partition null until Kafka has confirmed it
     * @param offset null until Kafka has confirmed it
     */
    public record Replay(Instant at, Integer partition, Long offset) {}

    /**
     * All that is known of one.
     *
     * @param valueBytes size of the record's value
     */
    public record Details(
            BuriedRecord letter, String stackTrace, List<HeaderText> headers, long valueBytes) {
        public Details {
            headers = List.copyOf(headers);
        }
    }

    /** A header of the record, its value as text. */
    public record HeaderText(String name, String value) {}
}
