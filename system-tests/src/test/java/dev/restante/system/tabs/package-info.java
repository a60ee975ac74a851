/** Tabs whose pages use restante.js: reloaded, duplicated, closed, and killed with the browser. */
package dev.restante.system.tabs;
