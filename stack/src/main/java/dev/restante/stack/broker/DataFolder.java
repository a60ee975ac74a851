package dev.restante.stack.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The folder Kafka keeps its log in. It must be formatted once, with a cluster id of its own. */
final class DataFolder {

    private DataFolder() {}

    /**
     * Formats the folder unless it is formatted already.
     *
     * <p>The work is done beside it and moved there in one step: a process killed while formatting
     * leaves no half of a folder.
     *
     * @throws IOException if the folder can not be made
     */
    static void prepare(Path folder, Quorum quorum) throws IOException {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Path fresh = folder.resolveSibling(folder.getFileName() + ".formatting");
        delete(fresh);
        Files.createDirectories(fresh);
        format(fresh, quorum);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void format(Path folder, Quorum quorum) throws IOException {
        Formatter formatter =
                new Formatter()
                        .setPrintStream(silence())
                        .setClusterId(
                                quorum.clusterId().orElseGet(() -> Uuid.randomUuid().toString()))
                        .setNodeId(quorum.node())
                        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                        .setHasDynamicQuorum(false)
                        .setMetadataLogDirectory(folder.toString())
                        .addDirectory(folder.toString());
        try {
            formatter.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Kafka's data folder can not be formatted: " + folder, e);
        }
    }

    private static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).forEach(DataFolder::deleteOne);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
