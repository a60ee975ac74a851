package dev.restante.system.wire.server;

import dev.restante.system.stack.OwnGateway;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Gateways at the Kafka of a stack, each started when the first test wants it; one service. */
public final class Gateways implements Server {

    private final Stack stack;
    private final Map<Setup, OwnGateway> running = new EnumMap<>(Setup.class);
    private EchoService service;

    /** Why one did not start: it is not tried again for each of hundreds of tests. */
    private RuntimeException failure;

    /**
     * @param stack whose Kafka is used; nothing else of it
     */
    public Gateways(Stack stack) {
        this.stack = stack;
    }

    @Override
    public URI address(Setup setup) {
        if (failure != null) {
            throw new IllegalStateException("a gateway did not start", failure);
        }
        try {
            return running.computeIfAbsent(setup, this::start).address();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private OwnGateway start(Setup setup) {
        OwnGateway gateway = another(setup.file());
        // The first gateway has created the topics.
        service();
        return gateway;
    }

    /**
     * One more gateway, which belongs to whoever asks for it.
     *
     * @param file name of its properties, which are in the folder of the others
     */
    public OwnGateway another(String file) {
        return OwnGateway.start(
                "wire-" + file, stack, Project.gatewayProperties("namespaces", file));
    }

    /** The service behind all of them. */
    public EchoService service() {
        if (service == null) {
            service = EchoService.start(stack.address(Part.KAFKA).getAuthority());
        }
        return service;
    }

    @Override
    public String logTails() {
        return running.values().stream().map(OwnGateway::logTail).collect(Collectors.joining());
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        running.values().forEach(OwnGateway::close);
    }
}
