package dev.restante.gateway.engineio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What services are told of the request that opened a connection. */
@ConfigMapping(prefix = "restante.handshake")
public interface HandshakeConfig {

    /** Headers that lifecycle events carry; all others stay here. */
    @WithDefault("origin,user-agent")
    List<String> headers();
}
