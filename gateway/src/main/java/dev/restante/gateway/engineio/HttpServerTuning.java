package dev.restante.gateway.engineio;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** What Socket.IO clients need of the HTTP server and Quarkus has no setting for. */
@ApplicationScoped
class HttpServerTuning implements HttpServerOptionsCustomizer {

    private final EngineConfig config;

    HttpServerTuning(EngineConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setMaxWebSocketMessageSize(config.maxPayload())
                .setMaxWebSocketFrameSize(config.maxPayload())
                // Compression costs 176 KB of memory per connection (measured); the reference
                // server has it off too.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                // TCP ends right after a Close frame: clients wait for that.
                .setWebSocketClosingTimeout(0)
                // No Socket.IO client speaks HTTP/2 without TLS; whoever else tries only finds
                // exceptions.
                .setHttp2ClearTextEnabled(false);
    }
}
