/** The chat page in a real browser, seen and used as a person does it. */
package dev.restante.system.browser;
