package dev.restante.bench.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Takes one client and sends it what it is told, whatever the client says; then it waits. */
final class FakeServer implements AutoCloseable {

    private static final String SWITCHED =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    private final ServerSocket listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    /** Sends these frames in one piece with its answer to the upgrade. */
    FakeServer(byte[]... frames) throws IOException {
        thread = new Thread(() -> serve(ServerFrames.joined(frames)));
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve(byte[] frames) {
        try (Socket socket = listening.accept();
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = socket.getOutputStream()) {
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            out.write(ServerFrames.joined(SWITCHED.getBytes(StandardCharsets.ISO_8859_1), frames));
            out.flush();
            ended.await();
        } catch (IOException | InterruptedException e) {
            // The test that waits for more fails.
            return;
        }
    }

    /** Ends the connection. */
    void end() {
        ended.countDown();
    }

    @Override
    public void close() throws IOException {
        end();
        listening.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
