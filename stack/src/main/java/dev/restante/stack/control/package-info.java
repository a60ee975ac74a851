/** The stack's endpoint on the loopback address, and the commands that speak to it. */
package dev.restante.stack.control;
