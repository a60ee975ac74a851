/** Clients that do not read what is sent to them. */
package dev.restante.system.slow;
