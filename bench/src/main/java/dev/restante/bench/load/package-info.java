/** The loads, and what is counted: rates, latencies, CPU time and memory; and what is lost. */
package dev.restante.bench.load;
