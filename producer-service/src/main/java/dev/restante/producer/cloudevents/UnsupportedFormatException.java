package dev.restante.producer.cloudevents;

/** The content type of a request is none that {@link EventReader} reads. */
public final class UnsupportedFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedFormatException(String contentType) {
        super(
                "Cannot read "
                        + contentType
                        + ". Send application/cloudevents+json (one event),"
                        + " application/cloudevents-batch+json (several), or ce-* headers with the data"
                        + " as body: application/json, or another type for binary data. JSON is in"
                        + " UTF-8.");
    }
}
