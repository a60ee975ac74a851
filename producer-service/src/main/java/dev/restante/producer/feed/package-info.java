/** The numbered feed of the demonstration: whoever receives it sees every gap and every repeat. */
package dev.restante.producer.feed;
