package dev.restante.stack.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.restante.stack.process.ProcessReport;
import dev.restante.stack.settings.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Speaks to a stack's control endpoint on this machine.
 *
 * @param port its port
 */
record ControlClient(int port) {

    /** Longer than a start may take. */
    private static final int PATIENCE_MILLIS = 40_000;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /**
     * Every process of the stack.
     *
     * @throws StackException if no stack answers
     */
    StatusReport status() throws StackException {
        return call("GET", "/status", StatusReport.class);
    }

    /**
     * Ends a process with SIGKILL; returns when it is gone.
     *
     * @throws StackException if it is down, there is none of this name, or no stack answers
     */
    ProcessReport kill(String name) throws StackException {
        return call("POST", "/processes/" + encoded(name) + "/kill", ProcessReport.class);
    }

    /**
     * Starts a process; returns when it is ready.
     *
     * @throws StackException if it is up, does not become ready, there is none of this name, or no
     *     stack answers
     */
    ProcessReport start(String name) throws StackException {
        return call("POST", "/processes/" + encoded(name) + "/start", ProcessReport.class);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private <T> T call(String method, String path, Class<T> type) throws StackException {
        try {
            URL address = new URL("http", "localhost", port, path);
            HttpURLConnection connection = (HttpURLConnection) address.openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw refused(connection);
            }
            try (InputStream body = connection.getInputStream()) {
                return JSON.readValue(body, type);
            }
        } catch (ConnectException e) {
            throw new StackException(
                    "No stack answers on port %d; start one with ./restante, or set %s."
                            .formatted(port, "RESTANTE_CONTROL_PORT"),
                    e);
        } catch (IOException e) {
            throw new StackException("What answers on port " + port + " is not a stack.", e);
        }
    }

    private static StackException refused(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            if (body == null) {
                throw new IOException("no reason given");
            }
            return new StackException(JSON.readValue(body, Problem.class).detail());
        }
    }
}
