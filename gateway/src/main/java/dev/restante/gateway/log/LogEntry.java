package dev.restante.gateway.log;

import dev.restante.contract.ServerEvent;

/**
 * One record of {@code server-events}, read.
 *
 * @param partition where it stands
 * @param offset where it stands
 * @param event what it says
 * @param after the place of a reader that has had this record and all before it
 */
public record LogEntry(int partition, long offset, ServerEvent event, Positions after) {

    /** The place of a reader that has had everything before this record, but not this one. */
    public Positions before() {
        return after.with(partition, offset);
    }

    /** Whether a reader at {@code place} has had this record already. */
    public boolean isBefore(Positions place) {
        return offset < place.next(partition);
    }
}
