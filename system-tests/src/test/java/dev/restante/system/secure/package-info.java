/** TLS towards browsers, TLS and passwords towards Kafka. */
package dev.restante.system.secure;
