package dev.restante.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a stack writes.
 *
 * @param console where its own output goes
 * @param data its data folder, with a log of each process
 */
record Logs(Path console, Path data) {

    static final int TAIL_LINES = 40;

    /** Whether the console has a line that begins with the text. */
    boolean consoleSays(String text) {
        return !lineOfConsole(text).isEmpty();
    }

    /** The first line of the console that begins with the text; empty if there is none. */
    String lineOfConsole(String text) {
        return lines(console).stream().filter(l -> l.startsWith(text)).findFirst().orElse("");
    }

    /** The last lines of every log. */
    String tails() {
        StringBuilder text = new StringBuilder();
        all().forEach(log -> text.append(tail(log)));
        return text.toString();
    }

    /** The last lines of one log. */
    static String tail(Path log) {
        List<String> lines = lines(log);
        StringBuilder text = new StringBuilder("---- the end of ").append(log);
        text.append(System.lineSeparator());
        for (String line : lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())) {
            text.append(line).append(System.lineSeparator());
        }
        return text.toString();
    }

    private List<Path> all() {
        List<Path> all = new ArrayList<>();
        all.add(console);
        try (Stream<Path> files = Files.list(data.resolve("logs"))) {
            files.filter(file -> file.toString().endsWith(".log")).sorted().forEach(all::add);
        } catch (IOException e) {
            // The stack did not come so far as to write any: its console says why.
            return all;
        }
        return all;
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
