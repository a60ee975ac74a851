package dev.restante.stack.settings;

import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a stack lives.
 *
 * @param home the root of the project, absolute: where the modules were built
 * @param data the data folder, absolute: Kafka's log, the databases, logs, the session secret
 * @param ports what everything listens on
 */
public record StackSettings(Path home, Path data, Ports ports) {

    /**
     * Reads the settings.
     *
     * @param environment {@code RESTANTE_HOME} (default: two folders above the stack's jar), {@code
     *     RESTANTE_DATA} (default: {@code data} in the home; a relative one counts from the current
     *     folder) and the ports
     * @throws StackException if a variable makes no sense
     */
    public static StackSettings from(Map<String, String> environment) throws StackException {
        Path home = folder(environment, "RESTANTE_HOME", homeOfThisJar());
        Path data = folder(environment, "RESTANTE_DATA", home.resolve("data"));
        return new StackSettings(home, data, Ports.from(environment));
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise)
            throws StackException {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            return otherwise;
        }
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StackException(variable + " is not the path of a folder.", e);
        }
    }

    /** {@code <home>/stack/target/stack.jar}, and in an IDE {@code <home>/stack/target/classes}. */
    private static Path homeOfThisJar() throws StackException {
        try {
            Path code =
                    Path.of(
                            StackSettings.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return code.getParent().getParent().getParent();
        } catch (URISyntaxException e) {
            throw new StackException("The stack's jar is not in a folder; set RESTANTE_HOME.", e);
        }
    }
}
