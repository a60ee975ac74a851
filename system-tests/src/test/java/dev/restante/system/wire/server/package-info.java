/** What the conformance tests run against, and the service behind it. */
package dev.restante.system.wire.server;
