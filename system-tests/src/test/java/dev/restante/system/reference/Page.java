package dev.restante.system.reference;

import java.util.Map;
import java.util.Optional;

/** The reference as Markdown. */
final class Page {

    private final StringBuilder text = new StringBuilder();

    /** Of all services. */
    static String all() {
        Page page = new Page();
        page.head();
        Service.ALL.forEach(page::service);
        return page.text.toString();
    }

    private void head() {
        text.append(
                """
                # Configuration reference

                <!-- Generated from the Javadoc of the @ConfigMapping interfaces: do not edit, see ConfigurationReferenceTest. -->

                Every setting of Restante's own, as the sources declare it. A property is set in a properties file (named by
                `SMALLRYE_CONFIG_LOCATIONS`), as a system property (`-Drestante.gateway-id=gateway-2`), or by the variable of the
                environment that stands below it. A property with a name in quotes has no variable: put it in a file.

                A duration is a number with a unit, such as `500ms`, `10s`, `5m`, `1h`, `7d`. A list is divided by commas. A property
                without a default may be left out, unless it says `required`.

                Everything of Quarkus (`quarkus.*`, such as `quarkus.http.port`, `quarkus.tls.*`, `quarkus.log.*`) and of Kafka's own
                clients (`kafka.*`, such as `kafka.bootstrap.servers`, `kafka.security.protocol`) can be set the same way. What a
                service takes from variables for those stands at its end.
                """);
    }

    private void service(Service service) {
        line("");
        line("## " + service.name());
        Sources.groups(service).forEach(group -> group(group, "###"));
        Map<Placeholder, String> variables = Preset.of(service).variables();
        if (!variables.isEmpty()) {
            line("");
            line("### Variables in `" + service.name() + "`'s application.properties");
            line("");
            line("| variable | default | taken by |");
            line("|--|--|--|");
            variables.forEach(this::variable);
        }
    }

    private void variable(Placeholder variable, String users) {
        line(
                "| `%s` | %s | %s |"
                        .formatted(variable.name(), shown(variable.fallback(), "none"), users));
    }

    private void group(Group group, String heading) {
        line("");
        line("%s `%s`".formatted(heading, group.prefix()));
        line("");
        line(group.text());
        if (!group.settings().isEmpty()) {
            line("");
            line("| property | value | default | |");
            line("|--|--|--|--|");
            group.settings().forEach(this::setting);
        }
        group.groups().forEach(inner -> group(inner, "####"));
    }

    private void setting(Setting setting) {
        String variable = setting.variable().map("<br>`%s`"::formatted).orElse("");
        line(
                "| `%s`%s | %s | %s | %s |"
                        .formatted(
                                setting.name(),
                                variable,
                                setting.type(),
                                shown(setting.fallback(), setting.required() ? "required" : "none"),
                                setting.text()));
    }

    private static String shown(Optional<String> value, String absent) {
        return value.map(v -> v.isEmpty() ? "empty" : "`" + v.replace("|", "\\|") + "`")
                .orElse(absent);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
