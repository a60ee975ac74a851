package dev.restante.gateway.log;

/** Kafka did not confirm a record. It may be stored nevertheless: repeat it with the same id. */
public final class PublishException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    PublishException(String code, Throwable cause) {
        super(cause.getMessage(), cause);
        this.code = code;
    }

    /** {@code kafka_unavailable}, {@code busy} (buffer full) or {@code too_large}. */
    public String code() {
        return code;
    }
}
