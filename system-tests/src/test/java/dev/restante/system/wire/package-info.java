/** todo. */
package dev.restante.system.wire;
