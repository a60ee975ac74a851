package dev.restante.system.stack;

import static org.awaitility.Awaitility.await;

import dev.restante.system.client.Requirement;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of its own, from the machine's package, with an empty database. */
public final class Postgres implements AutoCloseable {

    private static final Requirement REQUIREMENT =
            new Requirement("services on PostgreSQL", "RESTANTE_REQUIRE_POSTGRES");
    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
    private static final String USER = "restante";
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final Path programs;
    private final Path data;
    private final int port = FreePorts.find().get(Part.CONTROL);
    private final Thread lastResort = new Thread(this::stop, "stop-postgres");

    private Postgres(Path programs) {
        this.programs = programs;
        try {
            // Not under target: as root, it is run by a user who may not get there.
            this.data = Files.createTempDirectory("restante-postgres");
            own(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts one; returns when it answers.
     *
     * @throws org.opentest4j.TestAbortedException if the machine has none, and need not have one
     */
    public static Postgres start() {
        Postgres postgres = new Postgres(programs());
        Runtime.getRuntime().addShutdownHook(postgres.lastResort);
        postgres.run(
                "initdb",
                "--auth=trust",
                "--no-sync",
                "--encoding=UTF8",
                "--locale=C",
                "--username=" + USER);
        postgres.startAgain();
        return postgres;
    }

    private static Path programs() {
        if (!Files.isDirectory(PACKAGES)) {
            return REQUIREMENT.missing("there is no " + PACKAGES);
        }
        try (Stream<Path> versions = Files.list(PACKAGES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseGet(() -> REQUIREMENT.missing("no initdb in " + PACKAGES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, as a crash does it: nothing is written any more. */
    public void crash() {
        run("pg_ctl", "stop", "--mode=immediate");
    }

    /** Starts it after a crash; returns when it answers. */
    public void startAgain() {
        String options =
                "-p %d -k %s -c listen_addresses=127.0.0.1 -c shared_buffers=32MB"
                        .formatted(port, data);
        run("pg_ctl", "start", "--no-wait", "--log=" + data.resolve("log"), "--options=" + options);
        await("PostgreSQL answers").atMost(READY_WITHIN).until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The address of its database for JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The user of its database; any password will do. */
    public String user() {
        return USER;
    }

    /** Has it carry out one statement, as whoever looks after the database would. */
    public void execute(String sql) {
        List<String> command =
                List.of(
                        programs.resolve("psql").toString(),
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--username=" + USER,
                        "--dbname=postgres",
                        "--command=" + sql);
        int exit = exitOf(command);
        if (exit != 0) {
            throw new IllegalStateException(sql + " ended with " + exit + ": see " + output());
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(asAnotherUser());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of("--pgdata=" + data.resolve("data")));
        command.addAll(List.of(arguments));
        int exit = exitOf(command);
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit + ": see " + output());
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asAnotherUser() {
        return isRoot()
                ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
                : List.of();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void own(Path folder) throws IOException {
        if (isRoot()) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("postgres"));
        }
    }

    private static Path output() {
        return Project.module().resolve("target/postgres.log");
    }

    private int exitOf(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(data.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.redirectErrorStream(true);
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectOutput(Redirect.appendTo(output().toFile()));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stop() {
        List<String> command = new ArrayList<>(asAnotherUser());
        command.add(programs.resolve("pg_ctl").toString());
        command.addAll(List.of("--pgdata=" + data.resolve("data"), "stop", "--mode=immediate"));
        // If it is down already, that is what is wanted.
        exitOf(command);
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(lastResort);
        Project.delete(data);
    }
}
