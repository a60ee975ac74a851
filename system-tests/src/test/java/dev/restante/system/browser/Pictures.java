package dev.restante.system.browser;

import dev.restante.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Pictures of pages: all are kept under {@code target/screenshots}. With the environment variable
 * {@code RESTANTE_PICTURES} set to {@code true} those that README shows are renewed in {@code
 * docs/images}.
 */
public final class Pictures {

    private static final boolean RENEW = Boolean.parseBoolean(System.getenv("RESTANTE_PICTURES"));

    private Pictures() {}

    /** Where one is kept. */
    public static Path file(String name) {
        return Project.module().resolve("target/screenshots/" + name + ".png");
    }

    /**
     * Has README show one, if that is wished.
     *
     * @param name as it was kept
     * @param as as README calls it
     */
    public static void forReadme(String name, String as) {
        if (RENEW) {
            try {
                Path folder = Files.createDirectories(Project.home().resolve("docs/images"));
                Path image = folder.resolve(as + ".png");
                Files.copy(file(name), image, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
