package dev.restante.worker.work;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a text, and of that again, and so on: nobody knows the last one who did not compute
 * all before it.
 *
 * @param text in UTF-8
 * @param rounds how often, from 1 to {@link #MOST_ROUNDS}
 */
record HashChain(String text, int rounds) implements Work {

    /** Half a minute on a slow core. */
    static final int MOST_ROUNDS = 50_000_000;

    static final String NAME = "sha256";

    private static final int STEP = 10_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ObjectNode run(Progress progress) throws InterruptedException {
        try {
            byte[] hash = chain(MessageDigest.getInstance("SHA-256"), new Steps(rounds, progress));
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("rounds", rounds)
                    .put("hash", HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException | DigestException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private byte[] chain(MessageDigest sha256, Steps steps)
            throws InterruptedException, DigestException {
        byte[] hash = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
        for (int round = 1; round < rounds; round++) {
            sha256.update(hash);
            sha256.digest(hash, 0, hash.length);
            if (round % STEP == 0) {
                steps.done(round);
            }
        }
        return hash;
    }
}
