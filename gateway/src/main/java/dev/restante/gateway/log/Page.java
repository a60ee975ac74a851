package dev.restante.gateway.log;

import java.util.List;

/**
 * A stretch of one partition, read once for all who want it.
 *
 * @param first offset of the oldest record that Kafka still had of it
 * @param end offset after it
 * @param block what was in it, in order
 */
record Page(long first, long end, Block block) {

    Page(long first, long end, List<LogRecord> records) {
        this(first, end, new Block(records));
    }

    List<LogRecord> records() {
        return block.records();
    }

    /** About how much memory it takes, in bytes. */
    int bytes() {
        return records().stream().mapToInt(LogRecord::bytes).sum();
    }

    /** Index of the first record at or after an offset. */
    int indexOf(long offset) {
        List<LogRecord> records = records();
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
