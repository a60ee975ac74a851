package dev.restante.consumer.lab;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a newcomer has seen so far.
 *
 * @param group its consumer group, which nobody had before
 * @param from where it began to read: {@code earliest} or {@code latest}
 * @param run whose numbers it looks for
 * @param reason why it has ended; null before
 * @param positions where it began in each partition, once it knows
 * @param records how many it has read in all
 * @param numbers those of the run, in the order in which it read them: the first 10,000
 * @param more whether there were more numbers than are told
 */
public record NewcomerReport(
        String id,
        String group,
        String from,
        String run,
        State state,
        String reason,
        List<Start> positions,
        long records,
        List<Long> numbers,
        boolean more) {

    public NewcomerReport {
        positions = List.copyOf(positions);
        numbers = List.copyOf(numbers);
    }

    /** How far it is. */
    public enum State {
        @JsonProperty("joining")
        JOINING,
        @JsonProperty("reading")
        READING,
        @JsonProperty("ended")
        ENDED
    }

    /** Offset of the first record that it would read in a partition. */
    public record Start(int partition, long startedAt) {}
}
