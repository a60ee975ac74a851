package dev.restante.gateway.log;

/**
 * What Kafka holds of the log right now.
 *
 * @param earliest place of the oldest record that is kept
 * @param latest place after the newest record
 */
public record Bounds(Positions earliest, Positions latest) {

    /** Whether a reader at {@code place} can be given everything that came after it. */
    public boolean covers(Positions place) {
        return place.reached(earliest) && latest.reached(place);
    }
}
