package dev.restante.bench.resume;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.restante.bench.machine.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/**
 * Entries of the Redis stream, as {@code @socket.io/redis-streams-adapter} 0.3.1 writes them for a
 * broadcast. There is no emitter for that adapter on npm; a service without Socket.IO of its own
 * would have to do the same.
 */
final class RedisRooms implements RoomEvents {

    /** The adapter's default ({@code maxLen}). */
    private static final String MAX_LENGTH = "10000";

    /** Entries that Redis may have to answer. */
    private static final int UNDER_WAY = 500;

    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader in;
    private int underWay;

    RedisRooms(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    @Override
    public void publish(String room, String json) throws IOException {
        String data =
                "{\"packet\":{\"type\":2,\"data\":[\"tick\",%s],\"nsp\":\"/\"},"
                        + "\"opts\":{\"rooms\":[\"%s\"],\"except\":[],\"flags\":{}}}";
        out.write(
                command(
                        List.of(
                                "XADD",
                                "socket.io",
                                "MAXLEN",
                                "~",
                                MAX_LENGTH,
                                "*",
                                "uid",
                                "emitter",
                                "nsp",
                                "/",
                                "type",
                                "3",
                                "data",
                                data.formatted(json, room))));
        underWay++;
        if (underWay == UNDER_WAY) {
            flush();
        }
    }

    /** An array of bulk strings (the protocol RESP). */
    static byte[] command(List<String> words) {
        StringBuilder text = new StringBuilder("*" + words.size() + "\r\n");
        words.forEach(word -> text.append("$%d\r\n%s\r\n".formatted(word.length(), word)));
        return text.toString().getBytes(US_ASCII);
    }

    @Override
    public void flush() throws IOException {
        for (; underWay > 0; underWay--) {
            String answer = in.readLine();
            if (answer == null || !answer.startsWith("$")) {
                throw new IOException("Redis did not store an event: " + answer);
            }
            in.readLine();
        }
    }

    @Override
    public boolean outlivesServer() {
        return true;
    }

    @Override
    public void serverIs(Server server) {
        // Redis stays.
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
