/** The real stack, started as a person starts it, and the HTTP sides of it. */
package dev.restante.system.stack;
