/**
 * The thinking behind the gateways: a client event comes in, its effect is stored, its answers go
 * out. Packages, and who may know whom: {@code lab -> facts -> road -> store -> chat}.
 */
package dev.restante.consumer;
