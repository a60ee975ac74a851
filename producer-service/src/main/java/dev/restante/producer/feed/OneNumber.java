package dev.restante.producer.feed;

import com.fasterxml.jackson.core.JsonToken;
import dev.restante.producer.json.Flaw;
import dev.restante.producer.json.InvalidRequestException;
import dev.restante.producer.json.JsonReader;

/**
 * Reads an object with one member that is an integer, such as {@code {"rate": 5}}.
 *
 * @param name of the member
 * @param least smallest value that is taken, 0 or more
 * @param most largest value that is taken, of at most four digits
 */
record OneNumber(String name, int least, int most) {

    /** Events per second. */
    static final OneNumber RATE = new OneNumber("rate", 0, FeedState.MAX_RATE);

    /** Events at once. */
    static final OneNumber COUNT = new OneNumber("count", 1, FeedState.MAX_BURST);

    /**
     * @throws InvalidRequestException if the body is anything else, or the number is out of range
     */
    int read(byte[] body) throws InvalidRequestException {
        JsonReader json = new JsonReader(body);
        if (json.require() != JsonToken.START_OBJECT) {
            throw flaw("", "not a JSON object");
        }
        int number = -1;
        while (json.require() != JsonToken.END_OBJECT) {
            if (!json.scalar().equals(name)) {
                throw flaw(json.pointer(), "unknown; only %s can be set".formatted(name));
            }
            boolean isInteger = json.require() == JsonToken.VALUE_NUMBER_INT;
            number = inRange(isInteger ? json.scalar() : "");
        }
        json.end();
        if (number < 0) {
            throw flaw("/" + name, "missing");
        }
        return number;
    }

    private int inRange(String text) throws InvalidRequestException {
        if (text.matches("\\d{1,4}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw flaw("/" + name, "must be an integer from %d to %d".formatted(least, most));
    }

    private static InvalidRequestException flaw(String pointer, String detail) {
        return new InvalidRequestException(Flaw.inBody(pointer, detail));
    }
}
