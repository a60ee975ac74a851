/**
 * Load on a running gateway, from a process of its own. Figures of one run say little on a noisy
 * machine: compare runs made side by side.
 */
package dev.restante.bench;
