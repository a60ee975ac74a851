package dev.restante.system.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service that gateways reach by HTTP, and what was posted to it. */
final class HttpService implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /**
     * @param port where it listens; 0 for any
     */
    HttpService(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode event = JSON.readTree(exchange.getRequestBody());
        events.add(event);
        switch (event.path("type").asText()) {
            case "slow" -> {}
            case "bad" -> answer(exchange, 422, "{\"why\":\"not like that\"}");
            default -> answer(exchange, 200, event.path("data").toString());
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/events");
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What was posted to it of one type, in the order it came. */
    List<JsonNode> posted(String type) {
        return events.stream().filter(event -> event.path("type").asText().equals(type)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
