package dev.restante.system.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.observability.Dashboard.Query;
import dev.restante.system.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The files that Grafana and Prometheus are given fit each other, and what is written about them.
 */
class DashboardTest {

    private static final Pattern METRIC = Pattern.compile("restante_[a-z_]+");

    /** Panels hold each other's place by their ids; of two with the same one is lost. */
    @Test
    void noPanelTakesAnothersPlace() {
        assertThat(Dashboard.read().ids()).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void everyPanelAsksADataSourceThatIsProvisioned() throws IOException {
        String sources = file("observability/grafana/provisioning/datasources/restante.yml");

        assertThat(Dashboard.read().queries())
                .extracting(Query::source)
                .allSatisfy(uid -> assertThat(sources).contains("uid: " + uid + "\n"));
    }

    @Test
    void grafanaFindsTheDashboardWhereItIsMounted() throws IOException {
        String compose = file("docker-compose.observability.yml");
        String folder =
                found(
                        "path: (\\S+)",
                        file("observability/grafana/provisioning/dashboards/restante.yml"));

        assertThat(compose)
                .contains("./observability/grafana/dashboards:" + folder + ":ro")
                .contains("./observability/grafana/provisioning:/etc/grafana/provisioning:ro")
                .contains("HOME_DASHBOARD_PATH: " + folder + "/restante.json");
    }

    @Test
    void theDataSourcesAreServicesOfTheComposeFile() throws IOException {
        String compose = file("docker-compose.observability.yml");
        Matcher urls =
                Pattern.compile("url: http://([a-z]+):(\\d+)")
                        .matcher(
                                file(
                                        "observability/grafana/provisioning/datasources/restante.yml"));

        assertThat(urls.results().toList())
                .hasSize(2)
                .allSatisfy(
                        url ->
                                assertThat(compose)
                                        .contains("\n  " + url.group(1) + ":\n")
                                        .contains(":" + url.group(2) + "\n"));
    }

    @Test
    void theDashboardLooksAsOftenAsPrometheusDoes() throws IOException {
        assertThat(
                        found(
                                "timeInterval: (\\S+)",
                                file(
                                        "observability/grafana/provisioning/datasources/restante.yml")))
                .isEqualTo(found("scrape_interval: (\\S+)", file("observability/prometheus.yml")));
    }

    @Test
    void everyNumberThatIsShownOrWatchedIsExplained() throws IOException {
        Set<String> used = new TreeSet<>(metrics(file(Dashboard.FILE)));
        used.addAll(metrics(file("observability/alerts.yml")));
        String explained = file("docs/observability.md");

        assertThat(used)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        name ->
                                assertThat(explained)
                                        .contains(
                                                "`"
                                                        + name.replaceFirst(
                                                                "_waiting$|_refused$", "")));
    }

    private static Set<String> metrics(String text) {
        Set<String> names = new TreeSet<>();
        METRIC.matcher(text).results().forEach(name -> names.add(name.group()));
        return names;
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static String file(String path) throws IOException {
        return Files.readString(Project.home().resolve(path));
    }
}
