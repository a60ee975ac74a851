/**
 * Clients that hide nothing: what is sent is what stands in the test, and what arrives is handed
 * over as it came.
 *
 * <p>A packet is a text: the digit of its Engine.IO type and its content, such as {@code 42["a"]}.
 * A binary message is {@code b} and its bytes in base64, as Engine.IO itself writes it on polling;
 * on a WebSocket it is a binary frame of these bytes.
 */
package dev.restante.system.wire.client;
