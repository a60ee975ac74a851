package dev.restante.producer.feed;

import com.fasterxml.jackson.core.JsonToken;
import dev.restante.producer.json.Flaw;
import dev.restante.producer.json.InvalidRequestException;
import dev.restante.producer.json.JsonReader;

/** Reads {@code {"rate": <integer>}}. */
final class RateReader {

    private RateReader() {}

    /**
     * @throws InvalidRequestException if the body is anything else, or the rate is out of range
     */
    static int read(byte[] body) throws InvalidRequestException {
        JsonReader json = new JsonReader(body);
        if (json.require() != JsonToken.START_OBJECT) {
            throw flaw("", "not a JSON object");
        }
        int rate = -1;
        while (json.require() != JsonToken.END_OBJECT) {
            if (!json.scalar().equals("rate")) {
                throw flaw(json.pointer(), "unknown; only rate can be set");
            }
            boolean isInteger = json.require() == JsonToken.VALUE_NUMBER_INT;
            rate = rate(isInteger ? json.scalar() : "");
        }
        json.end();
        if (rate < 0) {
            throw flaw("/rate", "missing");
        }
        return rate;
    }

    private static int rate(String text) throws InvalidRequestException {
        boolean isRate = text.matches("\\d{1,4}") && Integer.parseInt(text) <= FeedState.MAX_RATE;
        if (!isRate) {
            throw flaw("/rate", "must be an integer from 0 to " + FeedState.MAX_RATE);
        }
        return Integer.parseInt(text);
    }

    private static InvalidRequestException flaw(String pointer, String detail) {
        return new InvalidRequestException(Flaw.inBody(pointer, detail));
    }
}
