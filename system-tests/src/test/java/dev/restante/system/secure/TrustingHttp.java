package dev.restante.system.secure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.system.stack.Authority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** HTTP with the certificates of one authority alone. */
final class TrustingHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SSLContext context;
    private final HttpClient client;

    TrustingHttp(Authority authority) {
        context = authority.context();
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(context)
                        .build();
    }

    /** The status; 0 if nobody answers there, or with a certificate that is no good. */
    int status(URI address) throws InterruptedException {
        try {
            return get(address);
        } catch (IOException e) {
            return 0;
        }
    }

    void mustBeRefused(URI address) {
        assertThatThrownBy(() -> get(address)).isInstanceOf(IOException.class);
    }

    private int get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** The number of the certificate that is shown there. */
    String serial(URI address) {
        try (SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(address.getHost(), address.getPort())) {
            socket.startHandshake();
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSerialNumber().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
