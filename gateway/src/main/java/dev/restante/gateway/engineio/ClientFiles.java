package dev.restante.gateway.engineio;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The official client's bundles, as the reference server serves them. They are read and compressed
 * once, at the first request for each form, and kept: eight files, 1.2 MB in all as they are.
 */
@ApplicationScoped
class ClientFiles {

    /** Version of the bundles under {@code socket.io-client/}, also their ETag. */
    static final String VERSION = "4.8.4";

    private static final String ETAG = '"' + VERSION + '"';

    private record Form(String name, Optional<ContentEncoding> coding) {}

    private final Vertx vertx;
    private final Map<String, String> typeByName = new TreeMap<>();
    private final Map<Form, Buffer> contents = new ConcurrentHashMap<>();

    ClientFiles(Vertx vertx) {
        this.vertx = vertx;
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
            return true;
        }
        Form form = new Form(name, ContentEncoding.choose(request.getHeader("Accept-Encoding")));
        form.coding().ifPresent(c -> response.putHeader("Content-Encoding", c.token()));
        response.putHeader("Content-Type", type);
        Buffer ready = contents.get(form);
        if (ready != null) {
            response.end(ready);
        } else {
            vertx.executeBlocking(() -> contents.computeIfAbsent(form, ClientFiles::read), false)
                    .onSuccess(response::end)
                    .onFailure(failure -> request.connection().close());
        }
        return true;
    }

    private static Buffer read(Form form) {
        String path = "/socket.io-client/" + form.name();
        try (InputStream in = ClientFiles.class.getResourceAsStream(path)) {
            byte[] bytes = in.readAllBytes();
            return Buffer.buffer(form.coding().map(c -> c.encode(bytes)).orElse(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
