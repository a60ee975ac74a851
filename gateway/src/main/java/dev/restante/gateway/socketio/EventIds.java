package dev.restante.gateway.socketio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of what clients emit. Of two events with one id the second is taken for a repeat, so no
 * client may be able to give the id of another's event.
 *
 * <p>An id of the client's own ({@code event-id}) is taken together with its user, each
 * percent-encoded: {@code user:id}, or {@code id} of one whom nobody knows. So it has at most one
 * colon, and the ids that gateways make of sockets have two: those of a client's life and of its
 * answers to questions cannot be given either.
 *
 * <p>Where it gives none: 120 random bits as 20 characters of the URL-safe base64 alphabet. A
 * prefix and a counter would be unique too, but whoever has seen one could tell the next.
 *
 * <p>One per thread and drawn many at a time from AES in counter mode, whose key is random: one
 * source for all, asked for every event, is what event loops would wait for.
 */
final class EventIds {

    /** Services keep ids in an index. */
    private static final int MAX_LENGTH = 255;

    /** No encoded id begins so. */
    private static final char SHORTENED = '~';

    private static final int BYTES = 15;
    private static final int AES_BYTES = 16;
    private static final byte[] ZEROS = new byte[64 * BYTES];
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<EventIds> OWN = ThreadLocal.withInitial(EventIds::new);

    private final Cipher stream = stream();
    private byte[] drawn = {};
    private int at;

    private EventIds() {}

    /** The id of an event to which its sender gave one; of a long one, something that follows. */
    static String of(Optional<String> user, String own) {
        String id = user.map(u -> encoded(u) + ":").orElse("") + encoded(own);
        return id.length() <= MAX_LENGTH ? id : SHORTENED + hash(id);
    }

    private static String hash(String id) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sha.digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** An id of a client's own without colons. */
    static String encoded(String own) {
        return URLEncoder.encode(own, StandardCharsets.UTF_8);
    }

    /** A new id, from any thread. */
    static String next() {
        return OWN.get().draw();
    }

    private String draw() {
        if (at == drawn.length) {
            drawn = stream.update(ZEROS);
            at = 0;
        }
        byte[] id = Arrays.copyOfRange(drawn, at, at + BYTES);
        at += BYTES;
        return Base64.getUrlEncoder().encodeToString(id);
    }

    /** Zeros in, random bytes out. */
    private static Cipher stream() {
        byte[] key = new byte[AES_BYTES];
        byte[] start = new byte[AES_BYTES];
        RANDOM.nextBytes(key);
        RANDOM.nextBytes(start);
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no AES in counter mode", e);
        }
    }
}
