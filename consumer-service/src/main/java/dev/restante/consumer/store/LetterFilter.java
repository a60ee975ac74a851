package dev.restante.consumer.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Which dead letters are meant. What is null does not matter.
 *
 * @param exception class of what was thrown
 * @param eventType type of the event, as the record says it
 * @param topic where it was read
 * @param partition of that topic
 * @param replayed whether it was put back
 */
public record LetterFilter(
        String exception, String eventType, String topic, Integer partition, Boolean replayed) {

    /** Those that were not put back so far, of these. */
    public LetterFilter notReplayed() {
        return new LetterFilter(exception, eventType, topic, partition, false);
    }

    /** A condition of SQL, with a question mark for each of {@link #parameters}. */
    String condition() {
        StringBuilder sql = new StringBuilder("id > ?");
        sql.append(exception == null ? "" : " AND exception = ?");
        sql.append(eventType == null ? "" : " AND event_type = ?");
        sql.append(topic == null ? "" : " AND topic = ?");
        sql.append(partition == null ? "" : " AND partition_no = ?");
        if (replayed != null) {
            sql.append(replayed ? " AND replays > 0" : " AND replays = 0");
        }
        return sql.toString();
    }

    /**
     * @param after number of the last letter that is not wanted
     */
    Object[] parameters(long after) {
        List<Object> all = new ArrayList<>();
        all.add(after);
        for (Object wanted : new Object[] {exception, eventType, topic, partition}) {
            if (wanted != null) {
                all.add(wanted);
            }
        }
        return all.toArray();
    }
}
