package dev.restante.gateway.engineio;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The official client's bundles, as the reference server serves them. They are read once, at the
 * first request for each, and kept: eight files, 1.2 MB in all.
 */
@ApplicationScoped
class ClientFiles {

    /** Version of the bundles under {@code socket.io-client/}, also their ETag. */
    static final String VERSION = "4.8.4";

    private static final String ETAG = '"' + VERSION + '"';

    private final Map<String, String> typeByName = new TreeMap<>();
    private final Map<String, Buffer> contents = new ConcurrentHashMap<>();

    ClientFiles() {
        for (String bundle :
                new String[] {
                    "socket.io.js",
                    "socket.io.min.js",
                    "socket.io.esm.min.js",
                    "socket.io.msgpack.min.js"
                }) {
            typeByName.put(bundle, "application/javascript; charset=utf-8");
            typeByName.put(bundle + ".map", "application/json; charset=utf-8");
        }
    }

    /** Whether {@code name} is a client file; if so the request is answered. */
    boolean serve(HttpServerRequest request, String name) {
        String type = typeByName.get(name);
        if (type == null) {
            return false;
        }
        HttpServerResponse response =
                request.response()
                        .putHeader("Cache-Control", "public, max-age=0")
                        .putHeader("ETag", ETAG);
        String known = request.getHeader("If-None-Match");
        if (ETAG.equals(known) || ("W/" + ETAG).equals(known)) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader("Content-Type", type)
                    .end(contents.computeIfAbsent(name, ClientFiles::read));
        }
        return true;
    }

    private static Buffer read(String name) {
        String path = "/socket.io-client/" + name;
        try (InputStream in = ClientFiles.class.getResourceAsStream(path)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
