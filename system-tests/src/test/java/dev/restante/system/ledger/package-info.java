/** Counts what became of every event of a scenario. Knows nothing of how events travel. */
package dev.restante.system.ledger;
