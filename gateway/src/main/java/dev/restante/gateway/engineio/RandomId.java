package dev.restante.gateway.engineio;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids nobody can guess: 120 random bits as 20 characters of the URL-safe base64 alphabet. */
public final class RandomId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /** A new id. */
    public static String next() {
        byte[] bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
