package dev.restante.consumer.lab;

import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;

/** What was asked for is not done, and the answer says why. */
public final class NotDoneException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient StatusType status;

    private NotDoneException(StatusType status, String reason) {
        // Thrown for whatever anybody sends: no stack trace.
        super(reason, null, false, false);
        this.status = status;
    }

    static NotDoneException badRequest(String reason) {
        return new NotDoneException(Status.BAD_REQUEST, reason);
    }

    static NotDoneException notFound(String reason) {
        return new NotDoneException(Status.NOT_FOUND, reason);
    }

    static NotDoneException rejected(String reason) {
        return new NotDoneException(new Unprocessable(), reason);
    }

    static NotDoneException tooMany(String reason) {
        return new NotDoneException(Status.TOO_MANY_REQUESTS, reason);
    }

    static NotDoneException failed(String reason) {
        return new NotDoneException(Status.INTERNAL_SERVER_ERROR, reason);
    }

    static NotDoneException unavailable(String reason) {
        return new NotDoneException(Status.SERVICE_UNAVAILABLE, reason);
    }

    StatusType status() {
        return status;
    }

    /** Not among the statuses that JAX-RS names. */
    private record Unprocessable() implements StatusType {
        @Override
        public int getStatusCode() {
            return 422;
        }

        @Override
        public Status.Family getFamily() {
            return Status.Family.CLIENT_ERROR;
        }

        @Override
        public String getReasonPhrase() {
            return "Unprocessable Content";
        }
    }
}
