/** The servers under load and the broker, each a process of its own, and what they use. */
package dev.restante.bench.machine;
