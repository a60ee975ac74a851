/**
 * docs/configuration.md: what can be set, as the sources say it.
 *
 * <p>Quarkus has a generator of its own, for extensions: of the mappings of an application its
 * processor takes the Javadoc and no more, neither names nor defaults.
 */
package dev.restante.system.reference;
