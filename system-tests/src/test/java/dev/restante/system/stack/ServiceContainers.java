package dev.restante.system.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Docker says of the containers that were made of some compose files. */
final class ServiceContainers {

    private static final Duration DONE_WITHIN = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ComposeFiles files;

    ServiceContainers(ComposeFiles files) {
        this.files = files;
    }

    /** As {@link Compose#ps}. */
    Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        String format = "{{.Label \"com.docker.compose.service\"}}\t{{.Status}}";
        docker("ps", "--all", "--filter", label("project", files.project()), "--format", format)
                .lines()
                .map(line -> line.split("\t", 2))
                .forEach(row -> states.merge(row[0], row[1], (a, b) -> isGood(a) ? b : a));
        return states;
    }

    /** Whether a service is healthy, or runs and has no health check, or is done. */
    boolean isWell(String service) {
        return isGood(states().getOrDefault(service, ""));
    }

    boolean areAllWell() {
        return states().values().stream().allMatch(ServiceContainers::isGood);
    }

    /** Those that have a health check, and pass it. */
    List<String> healthy() {
        return services("(healthy)").toList();
    }

    /** Those that were killed or have failed. */
    List<String> down() {
        return services("Exited").filter(service -> !isWell(service)).toList();
    }

    private Stream<String> services(String state) {
        return states().entrySet().stream()
                .filter(service -> service.getValue().contains(state))
                .map(Map.Entry::getKey);
    }

    private static boolean isGood(String state) {
        if (state.startsWith("Exited (0)")) {
            return true;
        }
        return state.startsWith("Up")
                && !state.contains("starting")
                && !state.contains("unhealthy");
    }

    /** As {@link Compose#container}. */
    String container(String service) {
        String ofProject = label("project", files.project());
        String ofService = label("service", service);
        List<String> ids =
                docker("ps", "--all", "--quiet", "--filter", ofProject, "--filter", ofService)
                        .lines()
                        .toList();
        if (ids.size() != 1) {
            throw new IllegalStateException("containers of " + service + ": " + ids);
        }
        return ids.get(0);
    }

    private static String label(String key, String value) {
        return "label=com.docker.compose.%s=%s".formatted(key, value);
    }

    /** As {@link Compose#inspect}. */
    JsonNode inspect(String service) {
        try {
            return JSON.readTree(docker("inspect", container(service))).path(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("docker inspect of " + service, e);
        }
    }

    /** As {@link Compose#docker}. */
    String docker(String... arguments) {
        return files.docker(DONE_WITHIN, List.of(arguments));
    }
}
