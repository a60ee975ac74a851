package dev.restante.stack.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.stack.process.Children;
import dev.restante.stack.process.SupervisedProcess;
import dev.restante.stack.settings.StackPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {

    private static final int GATEWAY_PORT = 18080;

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private SupervisedProcess process;
    private ControlEndpoint endpoint;
    private int port;

    @BeforeEach
    void aStackOfOneProcess() throws Exception {
        process = Children.server(StackPort.GATEWAY, folder);
        endpoint = ControlEndpoint.open(0, GATEWAY_PORT, List.of(process));
        port = endpoint.port();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        endpoint.close();
        process.stop(Duration.ofSeconds(5));
    }

    @Test
    void statusIsATable() {
        int exitCode = run("status");

        assertThat(exitCode).isZero();
        assertThat(text(out).lines())
                .containsExactly(
                        "PROCESS            STATE          PID   PORT  UP FOR",
                        "gateway            down             -  %5d  -"
                                .formatted(process.report().port()));
    }

    @Test
    void startTellsThePid() {
        int exitCode = run("start", "gateway");

        assertThat(exitCode).isZero();
        assertThat(text(out)).contains("gateway is ready (pid " + process.report().pid());
    }

    @Test
    void killTellsThatItIsDone() {
        run("start", "gateway");

        int exitCode = run("kill", "gateway");

        assertThat(exitCode).isZero();
        assertThat(text(out)).contains("gateway killed");
        assertThat(process.report().state()).isEqualTo("down");
    }

    @Test
    void refusalOfTheStackIsOneLineAndAFailure() {
        int exitCode = run("kill", "no such/process");

        assertThat(exitCode).isOne();
        assertThat(text(err).lines())
                .containsExactly("No process has this name; there are gateway.");
    }

    @Test
    void noStackIsOneLineAndAFailure() {
        endpoint.close();

        int exitCode = run("status");

        assertThat(exitCode).isOne();
        assertThat(text(err).lines())
                .containsExactly(
                        "No stack answers on port %d; start one with ./restante,".formatted(port)
                                + " or set RESTANTE_CONTROL_PORT.");
    }

    @Test
    void somethingElseOnThePortIsOneLineAndAFailure() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            Thread stranger = new Thread(() -> closeTheFirst(other));
            stranger.start();

            int exitCode = run("status");

            stranger.join();
            assertThat(exitCode).isOne();
            assertThat(text(err))
                    .isEqualToIgnoringNewLines("What answers on port " + port + " is not a stack.");
        }
    }

    @Test
    void unknownCommandIsNotUnderstood() {
        assertThat(run("stop", "gateway")).isEqualTo(2);
        assertThat(text(err)).startsWith("Usage:");
    }

    private int run(String... command) {
        return Control.run(
                List.of(command),
                Map.of("RESTANTE_CONTROL_PORT", Integer.toString(port)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static void closeTheFirst(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("SSH-2.0-other\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
