package dev.restante.contract;

/** A record breaks the contract. The message names the header (or the value) and what is wrong. */
public final class MalformedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String where;
    private final String problem;

    /**
     * @param where header name, or {@code value}
     * @param problem what is wrong with it
     */
    public MalformedRecordException(String where, String problem) {
        super(where + ": " + problem);
        this.where = where;
        this.problem = problem;
    }

    /** Name of the header, or {@code value}. */
    public String where() {
        return where;
    }

    /** What is wrong with it. */
    public String problem() {
        return problem;
    }
}
