package dev.restante.gateway.socketio;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of what clients emit, where they give none of their own: 120 random bits as 20 characters of
 * the URL-safe base64 alphabet.
 *
 * <p>A prefix and a counter would be unique too, but whoever has seen one could tell the next. On a
 * route with {@code event-id} a client may give any id, of two events with one id the second is
 * taken for a repeat, and so it could have the events of others dropped.
 *
 * <p>One per thread and drawn many at a time from AES in counter mode, whose key is random: one
 * source for all, asked for every event, is what event loops would wait for.
 */
final class EventIds {

    private static final int BYTES = 15;
    private static final int AES_BYTES = 16;
    private static final byte[] ZEROS = new byte[64 * BYTES];
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<EventIds> OWN = ThreadLocal.withInitial(EventIds::new);

    private final Cipher stream = stream();
    private byte[] drawn = {};
    private int at;

    private EventIds() {}

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
