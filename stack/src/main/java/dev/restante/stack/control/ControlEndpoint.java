package dev.restante.stack.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.restante.stack.process.SupervisedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The control endpoint, on the loopback address alone.
 *
 * <ul>
 *   <li>{@code GET /status}: every process with state, pid and port
 *   <li>{@code POST /processes/{name}/kill}: SIGKILL; answers when the process is gone, 409 if it
 *       is down already
 *   <li>{@code POST /processes/{name}/start}: answers when it is ready, 503 if that takes more than
 *       30 s or it ends, 409 if it is up already
 * </ul>
 *
 * <p>Errors are {@code application/problem+json}. The gateway's pages may call, by CORS; who calls
 * from any other origin is refused: {@link CallerCheck}.
 */
public final class ControlEndpoint implements AutoCloseable {

    /** At most four starts wait at a time, one for each process; the rest is for the others. */
    private static final int THREADS = 8;

    private static final int WAITING_CONNECTIONS = 32;
    private static final int LONGEST_BODY = 1_024;
    private static final int NO_BODY = -1;

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private final Routes routes;
    private final PageOrigins pages;
    private final CallerCheck callers;

    private ControlEndpoint(HttpServer server, Routes routes, PageOrigins pages) {
        this.server = server;
        this.routes = routes;
        this.pages = pages;
        this.callers = new CallerCheck(server.getAddress().getPort(), pages);
    }

    /**
     * Opens the endpoint.
     *
     * @param port the port, or 0 for a free one
     * @param gatewayPort the port of the gateway whose pages may call
     * @param processes whom it controls
     * @throws IOException if the port can not be listened on
     */
    public static ControlEndpoint open(int port, int gatewayPort, List<SupervisedProcess> processes)
            throws IOException {
        limitSlowCallers();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(loopback, port), WAITING_CONNECTIONS);
        ControlEndpoint endpoint =
                new ControlEndpoint(
                        server, new Routes(processes), PageOrigins.ofGateway(gatewayPort));
        server.setExecutor(endpoint.threads);
        server.createContext("/", endpoint::handle);
        server.start();
        return endpoint;
    }

    /** The JDK's server knows these as properties only: seconds for a request, open connections. */
    private static void limitSlowCallers() {
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("jdk.httpserver.maxConnections", "64");
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Else the JDK's server ends the connection after the answer, without saying so before:
            // a client's next call on it would fail.
            exchange.getRequestBody();
            send(exchange, answer(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange) throws InterruptedException {
        Optional<String> refusal = callers.refusal(exchange.getRequestHeaders());
        if (refusal.isPresent()) {
            return Answer.forbidden(refusal.get());
        }
        pages.allowance(exchange.getRequestHeaders()).forEach(exchange.getResponseHeaders()::set);
        if (hasLongBody(exchange)) {
            return Answer.tooLarge();
        }
        if (pages.isPreflight(exchange.getRequestMethod(), exchange.getRequestHeaders())) {
            return PageOrigins.permission();
        }
        return routes.answer(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
    }

    private static boolean hasLongBody(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return exchange.getRequestHeaders().containsKey("Transfer-Encoding")
                || (length != null && Long.parseLong(length.strip()) > LONGEST_BODY);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        answer.headers().forEach(headers::set);
        if (answer.body() == null) {
            exchange.sendResponseHeaders(answer.status(), NO_BODY);
            return;
        }
        byte[] body = json.writeValueAsBytes(answer.body());
        headers.set("Content-Type", answer.mediaType());
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head ? NO_BODY : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Closes it. Requests under way are dropped. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
