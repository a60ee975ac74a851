package dev.restante.bench.load;

import dev.restante.bench.machine.Broker;
import dev.restante.bench.machine.Server;
import java.util.Optional;

/**
 * What is loaded.
 *
 * @param server the clients' server
 * @param broker where it stores; empty: nowhere
 */
public record Target(Server server, Optional<Broker> broker) {}
