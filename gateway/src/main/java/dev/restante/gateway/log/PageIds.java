package dev.restante.gateway.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The event ids of a page, as the first 64 bits of their SHA-256: small enough to be kept when the
 * page itself is not, and not to be forged so that another's event seems a repeat.
 *
 * @param end offset after the page
 * @param offsets offsets of its records
 * @param hashes the id of each
 */
record PageIds(long end, long[] offsets, long[] hashes) {

    static PageIds of(Page page) {
        List<LogRecord> records = page.records();
        return new PageIds(
                page.end(),
                records.stream().mapToLong(LogRecord::offset).toArray(),
                records.stream().mapToLong(PageIds::hash).toArray());
    }

    private static long hash(LogRecord record) {
        byte[] id = record.event().envelope().id().getBytes(StandardCharsets.UTF_8);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A page without the records that repeat an id of the {@code window} offsets before them.
     *
     * @param before the ids of the pages before it, in order, as far back as the window goes
     */
    static Page withoutRepeats(Page page, List<PageIds> before, int window) {
        RepeatFilter seen = new RepeatFilter(window);
        before.forEach(ids -> ids.noteIn(seen, page.first()));
        PageIds own = of(page);
        Set<Long> repeats = new HashSet<>();
        for (int i = 0; i < own.offsets.length; i++) {
            if (seen.isRepeat(own.hashes[i], own.offsets[i])) {
                repeats.add(own.offsets[i]);
            }
        }
        List<LogRecord> kept =
                page.records().stream()
                        .filter(r -> r.isKept() && !repeats.contains(r.offset()))
                        .toList();
        return new Page(page.first(), page.end(), kept);
    }

    /** A page at the end of the log may have grown since another read of it. */
    private void noteIn(RepeatFilter seen, long end) {
        for (int i = 0; i < offsets.length && offsets[i] < end; i++) {
            seen.isRepeat(hashes[i], offsets[i]);
        }
    }
}
