/** JSON from hostile hands: strict, bounded, and always with the place of what is wrong. */
package dev.restante.producer.json;
