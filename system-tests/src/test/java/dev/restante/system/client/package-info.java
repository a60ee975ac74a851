/** Socket.IO clients of two kinds behind one face: the official ones for Java and for Node. */
package dev.restante.system.client;
