package dev.restante.system.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.socket.client.Manager;
import io.socket.client.Socket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.StreamSupport;

/**
 * Drives the Java client, in the version that is first on the class path, in a process of its own:
 * one JSON command per line in, one JSON report per line out. {@code matrix.mjs} and {@code
 * client.py} speak the same.
 */
final class JavaDriver {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String FACTS = "/META-INF/maven/io.socket/socket.io-client/pom.properties";

    private final Map<Integer, JavaSocket> sockets = new HashMap<>();

    private JavaDriver() {}

    /** Ends when nobody speaks to it any more. */
    public static void main(String... arguments) throws IOException {
        JavaDriver driver = new JavaDriver();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode command = JSON.readTree(line);
            try {
                driver.obey(command);
            } catch (RuntimeException | IOException e) {
                tell(command.path("client").asInt(), "failed", report().put("why", e.toString()));
            }
        }
        System.exit(0);
    }

    private void obey(JsonNode command) throws IOException {
        int client = command.path("client").asInt();
        switch (command.path("do").asText()) {
            case "hello" -> tell(client, "hello", report().put("version", version()));
            case "open" -> open(command);
            case "emit" -> sockets.get(client).emit(command);
            case "ask" -> sockets.get(client).ask(command);
            case "connect" -> sockets.get(client).connect();
            case "close" -> sockets.remove(client).close();
            default -> throw new IllegalArgumentException(command.toString());
        }
    }

    private static String version() throws IOException {
        try (InputStream file = Socket.class.getResourceAsStream(FACTS)) {
            Properties facts = new Properties();
            facts.load(file);
            return facts.getProperty("version");
        }
    }

    private void open(JsonNode command) {
        Manager manager = new Manager(URI.create(command.path("url").asText()), options(command));
        JsonNode wanted = command.path("sockets");
        JavaEngine.watch(manager, wanted.path(0).path("client").asInt());
        wanted.forEach(socket -> add(manager, socket, command.path("listen")));
        wanted.forEach(socket -> sockets.get(socket.path("client").asInt()).connect());
    }

    private void add(Manager manager, JsonNode wanted, JsonNode listen) {
        int client = wanted.path("client").asInt();
        JavaSocket socket = new JavaSocket(client, manager, wanted);
        listen.forEach(event -> socket.listen(event.asText()));
        sockets.put(client, socket);
    }

    private static Manager.Options options(JsonNode command) {
        Manager.Options options = new Manager.Options();
        options.reconnectionDelay = command.path("pause").asLong();
        options.reconnectionDelayMax = command.path("pause").asLong();
        if (command.path("transports").isArray()) {
            options.transports =
                    StreamSupport.stream(command.path("transports").spliterator(), false)
                            .map(JsonNode::asText)
                            .toArray(String[]::new);
        }
        return options;
    }

    static ObjectNode report() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Safe for several threads. */
    static void tell(int client, String report, ObjectNode more) {
        OUT.println(more.put("client", client).put("report", report));
    }
}
