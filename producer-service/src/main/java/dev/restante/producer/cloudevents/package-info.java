/**
 * From CloudEvents in HTTP requests (structured, binary and batch mode) to {@link
 * dev.restante.contract.ServerEvent}. No I/O; whatever is wrong is said with its place.
 *
 * <p>Jackson's streaming parser and not the CloudEvents SDK: the SDK neither tells where in the
 * text something is wrong nor hands on the data as it was written.
 */
package dev.restante.producer.cloudevents;
