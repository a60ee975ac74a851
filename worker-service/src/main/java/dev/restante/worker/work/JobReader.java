package dev.restante.worker.work;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.restante.contract.ClientEvent;

/** Understands what clients ask for. Members that it does not know are passed over. */
public final class JobReader {

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(100)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_FAILURES = 1_000;

    private JobReader() {}

    /**
     * @param event its one argument is {@code {"work":"sha256","text":..,"rounds":..}} or {@code
     *     {"work":"primes","below":..}}; {@code failures} may be there too
     * @throws RefusedException if it is not
     */
    public static Job read(ClientEvent event) throws RefusedException {
        if (event.op() != ClientEvent.Op.EVENT) {
            throw new RefusedException("a client's " + event.op() + " is no job");
        }
        if (event.arguments().count() != 1) {
            throw new RefusedException("a job is one argument, not " + event.arguments().count());
        }
        JsonNode job = parse(event.arguments().json());
        int failures = job.has("failures") ? number(job, "failures", 0, MOST_FAILURES) : 0;
        return new Job(work(job), failures);
    }

    private static JsonNode parse(String json) throws RefusedException {
        try {
            JsonNode job = JSON.readTree(json);
            if (!job.isObject()) {
                throw new RefusedException("a job is an object");
            }
            return job;
        } catch (JsonProcessingException e) {
            throw new RefusedException("not JSON: " + e.getOriginalMessage());
        }
    }

    private static Work work(JsonNode job) throws RefusedException {
        String name = text(job, "work");
        return switch (name) {
            case HashChain.NAME ->
                    new HashChain(
                            text(job, "text"), number(job, "rounds", 1, HashChain.MOST_ROUNDS));
            case PrimeCount.NAME -> new PrimeCount(number(job, "below", 2, PrimeCount.HIGHEST));
            default ->
                    throw new RefusedException(
                            "work: %s or %s, not %s"
                                    .formatted(HashChain.NAME, PrimeCount.NAME, name));
        };
    }

    private static String text(JsonNode job, String member) throws RefusedException {
        JsonNode value = job.path(member);
        if (!value.isTextual() || value.textValue().length() > LONGEST_TEXT) {
            throw new RefusedException(
                    "%s: a text of at most %d characters".formatted(member, LONGEST_TEXT));
        }
        return value.textValue();
    }

    private static int number(JsonNode job, String member, int least, int most)
            throws RefusedException {
        JsonNode value = job.path(member);
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < least
                || value.intValue() > most) {
            throw new RefusedException(
                    "%s: a whole number from %d to %d".formatted(member, least, most));
        }
        return value.intValue();
    }
}
