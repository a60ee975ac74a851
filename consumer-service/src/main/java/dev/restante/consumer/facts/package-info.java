/** What this service has done, for people and for tests that count. */
package dev.restante.consumer.facts;
