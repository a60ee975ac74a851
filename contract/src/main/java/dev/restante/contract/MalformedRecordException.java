package dev.restante.contract;

/** A record breaks the contract. The message names the header (or the value) and what is wrong. */
public final class MalformedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param where header name, or {@code value}
     * @param problem what is wrong with it
     */
    public MalformedRecordException(String where, String problem) {
        super(where + ": " + problem);
    }
}
