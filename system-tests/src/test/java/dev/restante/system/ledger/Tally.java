package dev.restante.system.ledger;

import java.util.List;

/**
 * The counts of a scenario.
 *
 * @param sent events that were sent, however often
 * @param acked events whose sender was told that they are stored
 * @param refused answers that said no
 * @param unanswered events without any answer: their connection broke
 * @param processed events that consumer-service has processed
 * @param received events that reached clients, summed over the listeners
 * @param listeners clients that had to receive all of them
 * @param lost acked events that were not processed, or did not reach a listener, each time
 * @param doubled events that were processed, or reached a listener, once more than once, each time
 * @param outOfOrder events that came after a later one of their source, each time
 * @param strangers events that came though nobody sent them, each time
 * @param uncertain events without a good answer that were stored all the same, which may be
 * @param faults what is wrong, in words, the first few
 */
public record Tally(
        int sent,
        int acked,
        int refused,
        int unanswered,
        int processed,
        int received,
        int listeners,
        int lost,
        int doubled,
        int outOfOrder,
        int strangers,
        int uncertain,
        List<String> faults) {

    public Tally {
        faults = List.copyOf(faults);
    }

    /** Whether nothing is lost, doubled, out of order or unknown. */
    public boolean balances() {
        return lost == 0 && doubled == 0 && outOfOrder == 0 && strangers == 0;
    }

    @Override
    public String toString() {
        return ("sent %d, acked %d, refused %d, unanswered %d, processed %d,"
                        + " received %d (by %d), lost %d, doubled %d, out of order %d,"
                        + " unknown %d, stored without ack %d")
                .formatted(
                        sent,
                        acked,
                        refused,
                        unanswered,
                        processed,
                        received,
                        listeners,
                        lost,
                        doubled,
                        outOfOrder,
                        strangers,
                        uncertain);
    }
}
