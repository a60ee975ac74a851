package dev.restante.system.client;

import dev.restante.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Node with the packages that {@code package-lock.json} names, in {@code target/node}. */
final class NodeInstallation {

    private static final int OLDEST = 18;
    private static final long INSTALLED_WITHIN_MINUTES = 3;
    private static final String STAMP = "installed.json";

    private final Requirement requirement;
    private final Path folder = Project.module().resolve("target/node");

    /** What was found missing once, and is not tried again: that may take minutes. */
    private MissingException missing;

    NodeInstallation(Requirement requirement) {
        this.requirement = requirement;
    }

    /**
     * The folder of the scripts, ready to run.
     *
     * @throws org.opentest4j.TestAbortedException if there is no Node
     */
    Path require() {
        try {
            if (missing != null) {
                throw missing;
            }
            install();
            return folder;
        } catch (MissingException e) {
            missing = e;
            return requirement.missing(e.getMessage());
        }
    }

    private void install() throws MissingException {
        String version = run(Path.of("").toAbsolutePath(), "node", "--version").strip();
        if (Integer.parseInt(version.replaceAll("^v|\\..*$", "")) < OLDEST) {
            throw new MissingException("Node " + version + " is too old, " + OLDEST + " is needed");
        }
        try {
            Files.createDirectories(folder);
            copy("src/test/node/client.mjs", "client.mjs");
            copy("src/test/node/inspections.mjs", "inspections.mjs");
            copy("src/test/node/matrix.mjs", "matrix.mjs");
            copy("src/test/node/page.mjs", "page.mjs");
            copy("src/test/node/tab.mjs", "tab.mjs");
            copy("src/test/node/tab-page.js", "tab-page.js");
            copy("src/test/node/tabs.mjs", "tabs.mjs");
            copy(".npmrc", ".npmrc");
            copy("package.json", "package.json");
            copy("package-lock.json", "package-lock.json");
            if (!isInstalled()) {
                run(folder, "npm", "ci", "--ignore-scripts", "--prefer-offline");
                copy("package-lock.json", STAMP);
            }
            linkOwnPackage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(
                Project.module().resolve(from),
                folder.resolve(to),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** As npm does it with a package that is a folder. */
    private void linkOwnPackage() throws IOException {
        Path link = folder.resolve("node_modules/restante");
        Path target = Project.home().resolve("gateway/src/main/npm");
        if (!Files.exists(link) || !Files.isSameFile(link, target)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
        }
    }

    private boolean isInstalled() throws IOException {
        Path stamp = folder.resolve(STAMP);
        return Files.exists(stamp)
                && Files.mismatch(stamp, folder.resolve("package-lock.json")) == -1;
    }

    private String run(Path where, String... command) throws MissingException {
        String line = String.join(" ", command);
        try {
            Path output = Files.createTempFile("node", ".log");
            Process process =
                    new ProcessBuilder(new ArrayList<>(List.of(command)))
                            .directory(where.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            boolean ended = process.waitFor(INSTALLED_WITHIN_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            String text = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new MissingException(line + " failed: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new MissingException(line + " can not be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MissingException(line + " was interrupted");
        }
    }

    /** What keeps Node from being used. */
    private static final class MissingException extends Exception {

        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }
}
