package dev.restante.system.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The dashboard as it is given to Grafana. */
final class Dashboard {

    static final String FILE = "observability/grafana/dashboards/restante.json";

    private final JsonNode json;

    private Dashboard(JsonNode json) {
        this.json = json;
    }

    /**
     * What a panel asks Prometheus.
     *
     * @param panel the panel's title
     */
    record Query(String panel, String source, String expression) {

        /** As Prometheus can be asked it; of Grafana's variables there is one. */
        String forPrometheus() {
            return expression.replace("$__rate_interval", "20s");
        }
    }

    static Dashboard read() {
        try {
            return new Dashboard(
                    new ObjectMapper().readTree(Files.readString(Project.home().resolve(FILE))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : json.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(
                        new Query(
                                panel.path("title").asText(),
                                target.path("datasource").path("uid").asText(),
                                target.path("expr").asText()));
            }
        }
        return queries;
    }
}
