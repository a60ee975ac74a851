package dev.restante.worker.work;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The primes below a number, by the sieve of Eratosthenes, a piece at a time: the memory it needs
 * grows with the square root of the number only.
 *
 * @param below from 2 to {@link #HIGHEST}
 */
record PrimeCount(int below) implements Work {

    /** Some seconds. */
    static final int HIGHEST = 1_000_000_000;

    static final String NAME = "primes";

    private static final int PIECE = 1 << 18;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ObjectNode run(Progress progress) throws InterruptedException {
        int[] divisors = primesUpTo((int) Math.sqrt(below));
        Steps steps = new Steps(below, progress);
        long count = 0;
        int largest = 0;
        for (int from = 2; from < below; from += PIECE) {
            int size = Math.min(PIECE, below - from);
            BitSet composite = sieve(from, size, divisors);
            count += size - composite.cardinality();
            int last = composite.previousClearBit(size - 1);
            largest = last < 0 ? largest : from + last;
            steps.done((long) from + size);
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("below", below);
        return result.put("count", count).put("largest", largest);
    }

    /** A bit is set if {@code from} and its index are the sum of no prime. */
    private static BitSet sieve(int from, int size, int... divisors) {
        BitSet composite = new BitSet(size);
        for (int divisor : divisors) {
            long square = (long) divisor * divisor;
            long first = Math.max(square, (from + divisor - 1L) / divisor * divisor);
            for (long multiple = first; multiple < (long) from + size; multiple += divisor) {
                composite.set((int) (multiple - from));
            }
        }
        return composite;
    }

    private static int[] primesUpTo(int highest) {
        return IntStream.rangeClosed(2, highest).filter(PrimeCount::isPrime).toArray();
    }

    private static boolean isPrime(int number) {
        return IntStream.rangeClosed(2, (int) Math.sqrt(number)).noneMatch(d -> number % d == 0);
    }
}
