/**
 * The whole road from outside: real processes, real clients, real faults. Each class is a fault or
 * a promise; each test has a room of its own, so that they can share one stack.
 */
package dev.restante.system;
