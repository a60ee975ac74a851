/** What clients are told about their jobs. */
package dev.restante.worker.answer;
