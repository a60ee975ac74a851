/**
 * JSON that only passes through: read token by token, never made a tree. What clients send and what
 * services send is held to the same bounds, so that one gateway sends on what another let in.
 */
package dev.restante.gateway.json;
