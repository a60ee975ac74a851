package dev.restante.gateway.log;

import java.util.Set;

/** Who goes through the past, and what of it is for them. */
public interface Listening {

    /** The namespace they are in. */
    String namespace();

    /** Every room they are in or were in, their own among them; more does no harm. */
    Set<String> rooms();

    /**
     * Whether a record that addresses one of the rooms, or everyone, is for them. Asked only when
     * the records before it have been dealt with, since they may change the answer.
     */
    boolean hears(LogRecord record);
}
