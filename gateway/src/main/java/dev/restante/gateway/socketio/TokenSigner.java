package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.RandomId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * {@link SessionToken} to and from its signed text: {@code base64url(payload).base64url(mac)} with
 * HMAC-SHA256.
 */
@ApplicationScoped
class TokenSigner {

    private static final Logger LOG = Logger.getLogger(TokenSigner.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_LENGTH = 4_000;
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 5;

    private final SecretKeySpec key;
    private final Clock clock = Clock.systemUTC();

    TokenSigner(GatewayConfig config) {
        Optional<String> secret = config.session().secret();
        if (secret.isEmpty()) {
            LOG.warn("restante.session.secret is not set: no session outlives this gateway");
        } else if (secret.get().length() < 16) {
            throw new IllegalArgumentException(
                    "restante.session.secret needs at least 16 characters");
        }
        byte[] bytes = secret.orElseGet(RandomId::next).getBytes(StandardCharsets.UTF_8);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    String sign(SessionToken token) {
        List<String> parts =
                List.of(
                        token.socket(),
                        token.namespace(),
                        Long.toString(token.expires().getEpochSecond()),
                        token.cursor(),
                        token.user().orElse(""));
        if (parts.stream().anyMatch(part -> part.contains(SEPARATOR))) {
            throw new IllegalArgumentException("a part of the token has a line feed");
        }
        String payload = String.join(SEPARATOR, parts);
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(bytes) + "." + base64.encodeToString(mac(bytes));
    }

    /** The token, if this text was signed here or by a gateway with the same key, and is valid. */
    Optional<SessionToken> verify(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(text.substring(0, dot));
            byte[] mac = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            return MessageDigest.isEqual(mac, mac(payload)) ? parse(payload) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<SessionToken> parse(byte[] payload) {
        String[] parts = new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            // Of an older gateway with the same key.
            return Optional.empty();
        }
        SessionToken token =
                new SessionToken(
                        parts[0],
                        parts[1],
                        Optional.of(parts[4]).filter(user -> !user.isEmpty()),
                        Instant.ofEpochSecond(Long.parseLong(parts[2])),
                        parts[3]);
        return Optional.of(token).filter(t -> t.expires().isAfter(clock.instant()));
    }

    private byte[] mac(byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(payload);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
