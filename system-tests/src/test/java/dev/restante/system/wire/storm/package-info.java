/**
 * A storm of resumes: clients break their connections at moments a seed chooses - right after the
 * CONNECT, right after its answer, amid the replay, live - and come back with pid and cursor, while
 * events flow into rooms over several partitions. Each must have every event of its rooms once and
 * in order.
 *
 * <p>The seed is printed. Seed and length can be given, to run for longer or again; which client
 * does what follows from the seed, at which event it does it is up to the machine too:
 *
 * <pre>
 * RESTANTE_STORM_SECONDS=600 RESTANTE_STORM_SEED=42 mvn verify -pl system-tests -am \
 *     -Dit.test=ResumeStormIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
package dev.restante.system.wire.storm;
