/**
 * Events straight to a service by HTTP: sent once, kept nowhere. What most applications do without
 * a log, for what need not outlive its sender, and to compare with.
 */
package dev.restante.gateway.direct;
