package dev.restante.system.wire.storm;

import java.util.ArrayList;
import java.util.List;

/**
 * What one client has had of one room, whose events are numbered 1, 2, 3 ... From the first it has
 * had it must have each, once and in order; and the first must not be later than those that were
 * sent when it joined.
 */
final class Account {

    private static final int MOST_FAULTS = 5;

    private final String name;
    private final List<String> faults = new ArrayList<>();
    private int first;
    private int last;
    private int due = Integer.MAX_VALUE;

    /**
     * @param name of client and room, for whoever reads of a fault
     */
    Account(String name) {
        this.name = name;
    }

    /**
     * The client was told that it is in the room.
     *
     * @param sent number of the last event that somebody had begun to send before
     */
    void joined(int sent) {
        due = Math.min(due, sent + 1);
    }

    boolean isJoined() {
        return due < Integer.MAX_VALUE;
    }

    /** An event came. */
    void had(int number) {
        if (first == 0) {
            first = number;
        } else if (number <= last) {
            fault("%s: %d came after %d".formatted(name, number, last));
        } else if (number > last + 1) {
            fault("%s: %d to %d are lost".formatted(name, last + 1, number - 1));
        }
        last = Math.max(last, number);
    }

    private void fault(String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(text);
        }
    }

    int last() {
        return last;
    }

    /**
     * What is wrong when all has been sent.
     *
     * @param sent how many events there were in the room
     */
    List<String> faults(int sent) {
        List<String> all = new ArrayList<>(faults);
        if (isJoined() && (first == 0 || first > due)) {
            all.add("%s: %d was due when it joined, %d came first".formatted(name, due, first));
        }
        if (isJoined() && last != sent) {
            all.add("%s: %d were sent, %d came last".formatted(name, sent, last));
        }
        return all;
    }
}
