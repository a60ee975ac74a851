package dev.restante.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackSettingsTest {

    @Test
    void homeIsTheProjectTheCodeWasBuiltIn() throws StackException {
        StackSettings settings = StackSettings.from(Map.of());

        assertThat(settings.home()).isAbsolute();
        assertThat(settings.home().resolve("stack/pom.xml")).exists();
        assertThat(settings.data()).isEqualTo(settings.home().resolve("data"));
    }

    @Test
    void foldersOfTheEnvironmentBecomeAbsolute() throws StackException {
        StackSettings settings =
                StackSettings.from(
                        Map.of(
                                "RESTANTE_HOME",
                                "/opt/some where",
                                "RESTANTE_DATA",
                                "mine/../data"));

        assertThat(settings.home()).isEqualTo(Path.of("/opt/some where"));
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    }
}
