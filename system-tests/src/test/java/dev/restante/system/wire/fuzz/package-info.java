/**
 * A fuzz run over the whole edge: attackers send a gateway whatever bytes they like, over HTTP and
 * WebSockets, while healthy clients go on as if nothing were. The run ends after a time; then
 * {@link dev.restante.system.wire.fuzz.EdgeFuzzIT} looks at what it did to the gateway.
 *
 * <p>What an attacker sends follows from the seed of the run and the number of the attack; only in
 * which order the attackers' threads come is up to the machine. The seed is printed. Both can be
 * given, to run for longer or again:
 *
 * <pre>
 * RESTANTE_FUZZ_SECONDS=600 RESTANTE_FUZZ_SEED=42 mvn verify -pl system-tests -am \
 *     -Dit.test=EdgeFuzzIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * <p>{@code RESTANTE_FUZZ_ATTACK=UPGRADE} lets only that kind of {@link
 * dev.restante.system.wire.fuzz.Attack} run.
 */
package dev.restante.system.wire.fuzz;
