/** Clients that all come back at once, after their connections or their server were lost. */
package dev.restante.bench.resume;
