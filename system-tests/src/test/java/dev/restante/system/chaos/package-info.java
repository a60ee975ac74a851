/**
 * Chaos: while real clients emit and receive, every process is killed and started again at random
 * moments, and connections are broken; what happens when follows from a seed, which is printed.
 */
package dev.restante.system.chaos;
