package dev.restante.consumer.road;

/** Kafka did not take a record of the outbox now; it will be sent again. */
final class PublishingException extends Exception {

    private static final long serialVersionUID = 1L;

    PublishingException(Throwable cause) {
        super(cause.toString(), cause);
    }
}
