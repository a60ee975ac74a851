/**
 * Work that many share: a queue of one partition, and more workers than that, each a process of its
 * own.
 */
package dev.restante.system.queue;
