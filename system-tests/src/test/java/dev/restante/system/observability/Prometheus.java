package dev.restante.system.observability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.stack.Http;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The running Prometheus, by its API. */
final class Prometheus {

    private final URI address;

    Prometheus(URI address) {
        this.address = address;
    }

    /** The health of each target, by the name of its service. */
    Map<String, String> targets() {
        Map<String, String> health = new TreeMap<>();
        data("/api/v1/targets?state=active")
                .path("activeTargets")
                .forEach(
                        target ->
                                health.put(
                                        target.path("labels").path("service").asText(),
                                        target.path("health").asText()));
        return health;
    }

    /** The values a query has now, of all its series; those that are no numbers are left out. */
    List<Double> values(String query) {
        List<Double> values = new ArrayList<>();
        String asked = URLEncoder.encode(query, StandardCharsets.UTF_8);
        for (JsonNode series : data("/api/v1/query?query=" + asked).path("result")) {
            double value = Double.parseDouble(number(series.path("value").path(1).asText()));
            if (!Double.isNaN(value)) {
                values.add(value);
            }
        }
        return values;
    }

    private static String number(String text) {
        return text.equals("+Inf") ? "Infinity" : text;
    }

    /** The value of a query that has one at most. */
    OptionalDouble value(String query) {
        return values(query).stream().mapToDouble(Double::doubleValue).findFirst();
    }

    /** The health of each alert's rule, by the name of the alert. */
    Map<String, String> rules() {
        Map<String, String> health = new TreeMap<>();
        data("/api/v1/rules")
                .path("groups")
                .forEach(
                        group ->
                                group.path("rules")
                                        .forEach(
                                                rule ->
                                                        health.put(
                                                                rule.path("name").asText(),
                                                                rule.path("health").asText())));
        return health;
    }

    private JsonNode data(String path) {
        JsonNode answer = Http.get(address.resolve(path)).json();
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(path + ": " + answer);
        }
        return answer.path("data");
    }
}
