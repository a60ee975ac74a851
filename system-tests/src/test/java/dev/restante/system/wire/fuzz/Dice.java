package dev.restante.system.wire.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Choices that follow from a seed alone. */
record Dice(Random random) {

    /** Neighbouring seeds give dice that have nothing in common, which Random alone does not. */
    static Dice of(long seed) {
        return new Dice(new Random(new SplittableRandom(seed).nextLong()));
    }

    /** From 0 on, below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of several ways to make something; only that one is gone. */
    @SafeVarargs
    final <T> T made(Supplier<T>... ways) {
        return ways[random.nextInt(ways.length)].get();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Any bytes as a text that has them as its Latin-1 characters. */
    String noise(int length) {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }
}
