/**
 * The stack on one machine: Kafka and the three services as processes of their own, and the
 * supervisor that starts, watches, kills and stops them.
 *
 * <p>Arrows between the packages: {@code stack -> control -> process -> settings}; {@code broker}
 * runs in a process of its own and knows only {@code settings}; {@code stack} knows how to start
 * it.
 */
package dev.restante.stack;
