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
import java.util.stream.Stream;
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
    private static final int MAC_BYTES = 32;

    private static final int MIN_SECRET = 16;

    /** Every token that nobody signed is tried with each. */
    private static final int MAX_FORMER = 10;

    /** The one that signs, and those that only verify. */
    private final List<SecretKeySpec> keys;

    private final Clock clock = Clock.systemUTC();

    /** What a text that a client shows turns out to be. */
    sealed interface Reading {

        /** A token that was signed here or by a gateway with a key that is known here. */
        record Valid(SessionToken token) implements Reading {}

        /** Such a token, whose session is older than the window. */
        record Expired(SessionToken token) implements Reading {}

        /** It has the form of a token, but was signed with another key or by nobody. */
        record UnknownKey() implements Reading {}

        /** No token at all. */
        record Unreadable() implements Reading {}
    }

    TokenSigner(GatewayConfig config) {
        Optional<String> secret = config.session().secret();
        if (secret.isEmpty()) {
            LOG.warn("restante.session.secret is not set: no session outlives this gateway");
        }
        List<String> former = config.session().formerSecrets().orElse(List.of());
        if (former.size() > MAX_FORMER) {
            throw new IllegalArgumentException(
                    "restante.session.former-secrets has more than " + MAX_FORMER);
        }
        this.keys =
                Stream.concat(
                                Stream.of(
                                        secret.map(s -> key("restante.session.secret", s))
                                                .orElseGet(() -> key(RandomId.next()))),
                                former.stream().map(s -> key("restante.session.former-secrets", s)))
                        .toList();
    }

    private static SecretKeySpec key(String property, String secret) {
        if (secret.length() < MIN_SECRET) {
            throw new IllegalArgumentException(
                    property + " needs at least " + MIN_SECRET + " characters");
        }
        return key(secret);
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
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
        return base64.encodeToString(bytes) + "." + base64.encodeToString(mac(keys.get(0), bytes));
    }

    /** What a text is; it may be anything. */
    Reading read(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.length() > MAX_LENGTH) {
            return new Reading.Unreadable();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(text.substring(0, dot));
            byte[] mac = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            return isSigned(payload, mac) ? parse(payload) : unsigned(payload, mac);
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Reading.Unreadable();
        }
    }

    /** All keys are tried, so that the time it takes does not tell which one it was. */
    private boolean isSigned(byte[] payload, byte[] mac) {
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            signed |= MessageDigest.isEqual(mac, mac(key, payload));
        }
        return signed;
    }

    /** Nobody can tell a token of a key that is gone from a forged one. */
    private static Reading unsigned(byte[] payload, byte[] mac) {
        return mac.length == MAC_BYTES && parts(payload).length == PARTS
                ? new Reading.UnknownKey()
                : new Reading.Unreadable();
    }

    private static String[] parts(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1);
    }

    private Reading parse(byte[] payload) {
        String[] parts = parts(payload);
        if (parts.length != PARTS) {
            // Of an older gateway with the same key.
            return new Reading.Unreadable();
        }
        SessionToken token =
                new SessionToken(
                        parts[0],
                        parts[1],
                        Optional.of(parts[4]).filter(user -> !user.isEmpty()),
                        Instant.ofEpochSecond(Long.parseLong(parts[2])),
                        parts[3]);
        return token.expires().isAfter(clock.instant())
                ? new Reading.Valid(token)
                : new Reading.Expired(token);
    }

    private static byte[] mac(SecretKeySpec key, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(payload);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
