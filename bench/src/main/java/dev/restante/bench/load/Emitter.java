package dev.restante.bench.load;

import dev.restante.bench.wire.Client;
import dev.restante.bench.wire.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps a number of emits waiting for their acks: the next leaves when an ack comes. */
final class Emitter implements Role {

    private static final byte[] STORED =
            "[{\"status\":\"stored\"".getBytes(StandardCharsets.US_ASCII);

    private final AckLedger ledger = new AckLedger();
    private final IngestTally tally;
    private final String event;
    private Client client;
    private long nextId;

    /**
     * @param argument of every emit, as JSON
     */
    Emitter(IngestTally tally, String argument) {
        this.tally = tally;
        this.event = "[\"bench\"," + argument + "]";
    }

    /** The first emits, which leave with the client's next flush. */
    void begin(Client ownClient, int outstanding) {
        client = ownClient;
        for (int i = 0; i < outstanding; i++) {
            emit();
        }
    }

    private void emit() {
        long id = nextId++;
        ledger.sent(id, System.nanoTime());
        tally.emitted();
        client.send("42" + id + event);
    }

    @Override
    public void packet(byte[] bytes, int from, int to, long now) {
        long id = 0;
        int at = from + 1;
        while (at < to && bytes[at] != '[') {
            id = id * 10 + bytes[at++] - '0';
        }
        if (bytes[from] != '3' || !stored(bytes, at, to)) {
            String packet = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            throw new IllegalStateException("not stored: " + packet);
        }
        tally.acked(ledger.acked(id, now));
        if (!tally.isStopped()) {
            emit();
        }
    }

    private static boolean stored(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + STORED.length);
        return Arrays.equals(bytes, from, end, STORED, 0, STORED.length);
    }
}
