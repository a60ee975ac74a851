package dev.restante.producer.cloudevents;

import dev.restante.producer.json.Flaw;
import dev.restante.producer.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One event as far as its transport tells: attributes as text, its data, and flaws so far. */
final class Draft {

    /** What the strings of CloudEvents must not contain: control characters, half a character. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

    final Place place;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<Flaw> flaws = new ArrayList<>();
    private final Set<String> flawed = new HashSet<>();
    Optional<JsonValue> data = Optional.empty();

    /** Data that is not JSON; never beside {@link #data}, or that is a flaw. */
    Optional<byte[]> binary = Optional.empty();

    Draft(Place place) {
        this.place = place;
    }

    /** Takes an attribute, whose name and characters are checked. */
    void put(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            flaw(name, "names of attributes are lower-case letters and digits");
        } else if (FORBIDDEN.matcher(value).find()) {
            flaw(name, "contains a control character or half a surrogate pair");
        } else {
            attributes.put(name, value);
        }
    }

    void flaw(String attribute, String detail) {
        flawed.add(attribute);
        flaws.add(place.flaw(attribute, detail));
    }

    /** Whether something was found wrong with the attribute, so that it is not also "missing". */
    boolean isFlawed(String attribute) {
        return flawed.contains(attribute);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
