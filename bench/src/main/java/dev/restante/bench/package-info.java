/**
 * The same load against Restante and against what people use today, side by side. Figures of one
 * run say little on a noisy machine: trust the ratios.
 */
package dev.restante.bench;
