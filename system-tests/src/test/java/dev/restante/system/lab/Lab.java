package dev.restante.system.lab;

import dev.restante.system.browser.Browser;
import dev.restante.system.browser.LabSight;
import dev.restante.system.browser.Look;
import dev.restante.system.browser.Window;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The Lab in a window, with a person who runs experiments and keeps what they leave. */
final class Lab {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path PICTURES = Project.module().resolve("target/screenshots");

    private final Window window;
    private final Path folder;

    private Lab(Window window, Path folder) {
        this.window = window;
        this.folder = folder;
    }

    /** With experiments that take less time. */
    static Lab open(Browser browser, Stack stack) {
        Window window =
                browser.openLab(stack.address(Part.GATEWAY).resolve("/?short"), Look.WIDE_LIGHT);
        return new Lab(window, Project.freshFolder("lab"));
    }

    /** Runs an experiment to its end; returns what the page shows of it. */
    LabSight run(String experiment) {
        window.click("[data-experiment=" + experiment + "]");
        LabSight sight =
                window.until(
                        LabSight.class,
                        "the end of " + experiment,
                        PATIENCE,
                        see -> see.ended(experiment));
        window.wholePicture(PICTURES.resolve("lab-" + experiment + ".png"));
        return sight;
    }

    /** What it shows now. */
    LabSight see() {
        return window.see(LabSight.class);
    }

    /** Lines of the console, and requests that failed or were refused. */
    List<String> trouble() {
        return window.inspect().trouble();
    }

    /** The ledger, exported. */
    Ledger ledger() {
        Path file = folder.resolve("ledger.json");
        window.download("#export-json", file);
        return Ledger.read(file);
    }

    /** The lines of the ledger, exported as CSV. */
    List<String> lines() {
        Path file = folder.resolve("ledger.csv");
        window.download("#export-csv", file);
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
