package dev.restante.system.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** What the {@code application.properties} of a service sets. */
final class Preset {

    private final Map<String, String> values = new TreeMap<>();

    private Preset(Properties properties) {
        properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    }

    static Preset of(Service service) {
        Properties properties = new Properties();
        if (Files.exists(service.properties())) {
            try (BufferedReader reader = Files.newBufferedReader(service.properties())) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Preset(properties);
    }

    Optional<String> value(String property) {
        return Optional.ofNullable(values.get(property));
    }

    /** The variables it takes, each with its default and the properties that take it. */
    Map<Placeholder, String> variables() {
        Map<Placeholder, String> found =
                new TreeMap<>(
                        Comparator.comparing(Placeholder::name)
                                .thenComparing(p -> p.fallback().orElse("")));
        values.forEach(
                (property, value) ->
                        Placeholder.in(value).stream()
                                .filter(Placeholder::isVariable)
                                .distinct()
                                .forEach(p -> found.merge(p, code(property), Preset::both)));
        return found;
    }

    private static String code(String property) {
        return "`" + property + "`";
    }

    private static String both(String one, String other) {
        return one + ", " + other;
    }
}
