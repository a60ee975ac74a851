package dev.restante.gateway.log;

import dev.restante.contract.ServerEvent;

/**
 * One record of {@code server-events} as a reader comes by it.
 *
 * @param record the record
 * @param after the place of a reader that has had this record and all before it
 */
public record LogEntry(LogRecord record, Positions after) {

    /** Number of the partition it stands in. */
    public int partition() {
        return record.partition();
    }

    /** Offset in its partition. */
    public long offset() {
        return record.offset();
    }

    /** What it says. */
    public ServerEvent event() {
        return record.event();
    }

    /** The place of a reader that has had everything before this record, but not this one. */
    public Positions before() {
        return after.with(partition(), offset());
    }

    /** Whether a reader at {@code place} has had this record already. */
    public boolean isBefore(Positions place) {
        return record.isBefore(place);
    }

    /** The same record, come by a reader that was at {@code place} before. */
    LogEntry from(Positions place) {
        return after.reached(place) ? this : new LogEntry(record, after.max(place));
    }
}
