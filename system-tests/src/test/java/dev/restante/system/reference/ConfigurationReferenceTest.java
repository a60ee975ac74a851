package dev.restante.system.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says what the sources say. */
class ConfigurationReferenceTest {

    private static final Path FILE = Project.home().resolve("docs/configuration.md");
    private static final String RENEW =
            "mvn test -pl system-tests -am -Dtest=ConfigurationReferenceTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dconfiguration-reference.write=true";
    private static final Pattern MAPPING =
            Pattern.compile("@ConfigMapping\\(\\s*prefix\\s*=\\s*\"([^\"]+)\"");

    private static String page;

    @BeforeAll
    static void read_the_sources() {
        page = Page.all();
    }

    @Test
    void the_reference_is_what_the_sources_give() throws IOException {
        if (Boolean.getBoolean("configuration-reference.write")) {
            Files.writeString(FILE, page);
        }

        assertThat(FILE)
                .as("renew it by: %s", RENEW)
                .exists()
                .content()
                .isEqualToNormalizingNewlines(page);
    }

    @Test
    void every_mapping_of_every_module_is_in_it() throws IOException {
        List<String> prefixes = prefixes();

        assertThat(prefixes).isNotEmpty();
        assertThat(prefixes).allSatisfy(p -> assertThat(page).contains("### `" + p + "`\n"));
    }

    /** Those that a search of all sources finds, which knows nothing of the reference's way. */
    private static List<String> prefixes() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Project.home())) {
            for (Path file : files.filter(ConfigurationReferenceTest::isSource).toList()) {
                Matcher matcher = MAPPING.matcher(Files.readString(file));
                matcher.results().forEach(result -> found.add(result.group(1)));
            }
        }
        return found;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("/src/main/java/");
    }
}
