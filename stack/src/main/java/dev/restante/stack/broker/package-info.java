/** Apache Kafka in one process: broker and controller, one node, data in one folder. */
package dev.restante.stack.broker;
