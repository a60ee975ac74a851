/**
 * Socket.IO clients for load: one thread for thousands of them, and no object per message, so that
 * the load costs clearly less than what is loaded.
 */
package dev.restante.bench.wire;
