/**
 * The contract: what crosses Kafka between the gateway and the services behind it.
 *
 * <p>Two topics. {@link dev.restante.contract.ClientEvent} is what a client emitted (topic {@value
 * dev.restante.contract.Topics#CLIENT_EVENTS}), {@link dev.restante.contract.ServerEvent} is what
 * clients shall receive, or what shall happen to them (topic {@value
 * dev.restante.contract.Topics#SERVER_EVENTS}). Both are CloudEvents 1.0 in the binary mode of the
 * Kafka protocol binding: attributes are record headers named {@code ce_<attribute>}, the value is
 * the data. The records in {@code examples/} beside these classes are golden; {@code asyncapi.yaml}
 * at the root of the jar describes both topics for services in any language.
 */
package dev.restante.contract;
