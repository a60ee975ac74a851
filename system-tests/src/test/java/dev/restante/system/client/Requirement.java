package dev.restante.system.client;

import org.junit.jupiter.api.Assumptions;

/**
 * Something that not every machine has. Without it a test is skipped, and says so; with the
 * variable set to {@code true}, as continuous integration does it, it fails.
 *
 * @param tested what is not tested without it
 * @param variable the environment variable that makes it obligatory
 */
public record Requirement(String tested, String variable) {

    /**
     * Ends the test.
     *
     * @param reason what is missing
     * @throws org.opentest4j.TestAbortedException if it may be missing
     * @throws IllegalStateException if it may not
     */
    public <T> T missing(String reason) {
        String text = tested + " is NOT tested: " + reason;
        if (Boolean.parseBoolean(System.getenv(variable))) {
            throw new IllegalStateException(text);
        }
        System.out.println("SKIPPED  " + text);
        return Assumptions.abort(text);
    }
}
