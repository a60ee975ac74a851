package dev.restante.system.clients;

import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test {@link Peers} at the server under test, and closes them after it. */
final class GivenPeers implements ParameterResolver {

    private static final Namespace STORE = Namespace.create(GivenPeers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Peers.class || type == Drivers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Drivers.class) {
            return drivers(context);
        }
        return context.getStore(STORE)
                .computeIfAbsent(
                        Peers.class,
                        type -> new Peers(server(context), drivers(context)),
                        Peers.class);
    }

    private static Drivers drivers(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(Drivers.class, type -> new Drivers(), Drivers.class);
    }

    private static URI server(ExtensionContext context) {
        String other = System.getenv("RESTANTE_WIRE_UNDER_TEST");
        if (other == null) {
            throw new IllegalStateException("to come");
        }
        return URI.create(other);
    }
}
