/**
 * The whole road from outside: real processes, real clients, real faults. Each class is a fault or
 * a promise; each test has a room of its own, so that they can share one stack.
 *
 * <p>All of them run on {@code ./restante}. Those of {@link dev.restante.system.OnEveryStack} run
 * again on docker-compose's stack and on the one with Testcontainers, with one client and one kill
 * each, where a Docker engine answers; where none does they are skipped, and say so, or fail if
 * {@code RESTANTE_REQUIRE_DOCKER=true}. Each of the three runs is an execution of Failsafe, with a
 * folder of reports of its own: {@code target/failsafe-reports}, {@code
 * target/failsafe-reports-compose}, {@code target/failsafe-reports-containers}.
 *
 * <p>{@code -Dit.test=KafkaKilledIT} runs a class on every stack that it belongs to; {@code
 * -Dsystem-tests.embedded.skip=true}, and the same with {@code compose} or {@code containers},
 * leaves out a stack.
 */
package dev.restante.system;
