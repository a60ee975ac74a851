package dev.restante.system.lab;

import dev.restante.system.browser.Browser;
import dev.restante.system.browser.Inspection;
import dev.restante.system.browser.LabSight;
import dev.restante.system.browser.Look;
import dev.restante.system.browser.Pictures;
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
import java.util.function.Predicate;

/** The Lab in a window, with a person who runs experiments and keeps what they leave. */
final class Lab {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Losses of which a picture is worth while. */
    private static final int MANY = 15;

    /** Of a picture: road, experiments, and the lanes from the browser to the service. */
    private static final int TOP = 1_155;

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
        until("some losses, or the end", see -> see.ended(experiment) || see.lost() >= MANY);
        keepTop(experiment + "-begun");
        LabSight sight = until("the end of " + experiment, see -> see.ended(experiment));
        keepTop(experiment);
        return sight;
    }

    private LabSight until(String what, Predicate<LabSight> condition) {
        return window.until(LabSight.class, what, PATIENCE, condition);
    }

    private void keepTop(String name) {
        window.picture("body", TOP, Pictures.file("lab-" + name));
    }

    /** Sends one event in each lane, and follows that of one lane; returns what the page tells. */
    String follow(String lane) {
        window.click("#send-one");
        window.click("[data-lane=" + lane + "] .cell[data-state=answered]");
        window.untilThere("#layers .layers");
        window.picture("#journey", TOP, Pictures.file("lab-journey-" + lane));
        return window.text("#layers");
    }

    /** What it shows now. */
    LabSight see() {
        return window.see(LabSight.class);
    }

    /** What else can be seen of the page. */
    Inspection inspect() {
        return window.inspect();
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
