/** The HTTP edge: requests in, answers and problems (RFC 9457) out. */
package dev.restante.producer.http;
