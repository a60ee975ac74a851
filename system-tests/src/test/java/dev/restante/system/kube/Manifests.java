package dev.restante.system.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.restante.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is applied to a cluster: documents of files as {@code kubectl apply -f} takes them.
 *
 * @param documents in the order of the files
 */
record Manifests(List<JsonNode> documents) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** What the build wrote for a service. */
    static Manifests of(String service) {
        return new Manifests(
                read(Project.home().resolve(service).resolve("target/kubernetes/kubernetes.yml")));
    }

    /** What the services refer to. */
    static Manifests config() {
        return new Manifests(read(Project.home().resolve("kubernetes/config.yml")));
    }

    private static List<JsonNode> read(Path file) {
        List<JsonNode> all = new ArrayList<>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            documents.forEachRemaining(all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all);
    }

    /** The only document of a kind. */
    JsonNode one(String kind) {
        List<JsonNode> all = all(kind).toList();
        if (all.size() != 1) {
            throw new AssertionError("%d documents of kind %s".formatted(all.size(), kind));
        }
        return all.get(0);
    }

    Stream<JsonNode> all(String kind) {
        return documents.stream().filter(d -> d.path("kind").asText().equals(kind));
    }

    /** The one that has pods. */
    JsonNode workload() {
        return documents.stream()
                .filter(d -> d.path("spec").has("template"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pods in " + documents));
    }

    /** The only container of the workload. */
    JsonNode container() {
        JsonNode containers = workload().at("/spec/template/spec/containers");
        if (containers.size() != 1) {
            throw new AssertionError("one container was expected: " + containers);
        }
        return containers.get(0);
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
