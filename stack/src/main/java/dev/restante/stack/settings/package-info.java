/** What the environment says about a stack: its ports, its folders. Knows nothing of processes. */
package dev.restante.stack.settings;
