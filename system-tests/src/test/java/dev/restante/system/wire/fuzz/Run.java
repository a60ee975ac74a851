package dev.restante.system.wire.fuzz;

import dev.restante.system.wire.client.Transport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Attackers and healthy clients, side by side until the time is over.
 *
 * @param length how long attackers go on
 * @param seed what all attacks follow from
 * @param attacks the kinds of attacks
 */
record Run(Duration length, long seed, List<Attack> attacks) {

    private static final int ATTACKERS = 16;

    /** How long the last attacks may take after the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** As the environment says; 20 s and a new seed if it says nothing. */
    static Run configured() {
        Map<String, String> environment = System.getenv();
        String seconds = environment.getOrDefault("RESTANTE_FUZZ_SECONDS", "20");
        String attack = environment.get("RESTANTE_FUZZ_ATTACK");
        String seed = environment.getOrDefault("RESTANTE_FUZZ_SEED", "" + System.nanoTime());
        return new Run(
                Duration.ofSeconds(Long.parseLong(seconds)),
                Long.parseLong(seed),
                attack == null ? List.of(Attack.values()) : List.of(Attack.valueOf(attack)));
    }

    /** Returns when every thread has ended; the healthy clients stay, and are handed over. */
    List<HealthyClient> against(URI server, Target target, Findings findings) {
        AtomicLong numbers = new AtomicLong();
        Map<Attack, AtomicLong> done = new EnumMap<>(Attack.class);
        attacks.forEach(attack -> done.put(attack, new AtomicLong()));
        List<HealthyClient> healthy = new ArrayList<>();
        for (Transport transport : Transport.values()) {
            healthy.add(new HealthyClient(transport, server, target, findings));
        }
        List<Thread> threads = new ArrayList<>();
        healthy.forEach(client -> threads.add(new Thread(client, "healthy")));
        for (int i = 0; i < ATTACKERS; i++) {
            Runnable attacker =
                    () -> {
                        while (target.goesOn()) {
                            attack(numbers.getAndIncrement(), target, findings, done);
                        }
                    };
            threads.add(new Thread(attacker, "attacker-" + i));
        }
        threads.forEach(Thread::start);
        threads.forEach(thread -> join(thread, findings));
        System.out.println("MEASURED the fuzz run: attacks " + done);
        healthy.forEach(client -> System.out.println("MEASURED " + client));
        return healthy;
    }

    private void attack(
            long number, Target target, Findings findings, Map<Attack, AtomicLong> done) {
        Dice dice = Dice.of(seed * 1_000_003 + number);
        Attack attack = dice.of(attacks);
        try {
            attack.run(target, dice);
        } catch (IOException e) {
            // The gateway ended it: with an attacker it may.
        } catch (RuntimeException e) {
            findings.add("attack %d, %s, of seed %d: %s".formatted(number, attack, seed, e));
        }
        done.get(attack).incrementAndGet();
    }

    private void join(Thread thread, Findings findings) {
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, length.plus(PATIENCE).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            findings.add(thread.getName() + " hangs: " + List.of(thread.getStackTrace()));
            thread.interrupt();
        }
    }
}
