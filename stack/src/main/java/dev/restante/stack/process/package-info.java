/** One process and its life: started, watched, killed, stopped, found again. */
package dev.restante.stack.process;
