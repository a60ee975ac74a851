/**
 * How a trace goes from a client's emit through records to the answer. What each span tells, and
 * how tracing is switched on: {@code docs/observability.md}.
 */
package dev.restante.tracing;
