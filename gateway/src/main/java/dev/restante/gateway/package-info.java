/**
 * The gateway: browsers on one side, Kafka on the other.
 *
 * <pre>
 *   engineio  &lt;--  socketio  --&gt;  log  --&gt;  rooms      (socketio --&gt; rooms too)
 * </pre>
 *
 * <p>{@code socketio}, {@code log} and {@code direct} read and write JSON by {@code json}, which
 * knows none of them. What is not to go through Kafka at all, {@code socketio} gives to {@code
 * direct}.
 *
 * <p>A client's emit comes in through {@code engineio}, becomes an event in {@code socketio}, and
 * goes to Kafka through {@code log}. A service's answer comes from {@code log}; {@code rooms} says
 * who hears it; {@code socketio} makes a packet of it, and {@code engineio} sends it.
 */
package dev.restante.gateway;
