package dev.restante.system.clients;

import dev.restante.system.wire.ServerUnderTest;
import dev.restante.system.wire.server.GivenServer;
import dev.restante.system.wire.server.Server;
import dev.restante.system.wire.server.Setup;
import java.net.URI;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Gives every test {@link Peers} at the server under test, and closes them after it. */
final class GivenPeers implements ParameterResolver, AfterTestExecutionCallback {

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
                        type -> new Peers(address(context), drivers(context)),
                        Peers.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException()
                .filter(failure -> !(failure instanceof TestAbortedException))
                .ifPresent(failure -> print(context));
    }

    /** Maven reports which test failed, but not with which client. */
    private static void print(ExtensionContext context) {
        String test = context.getRequiredTestMethod().getName().replace('_', ' ');
        System.out.println("FAILED  " + context.getDisplayName() + ": " + test);
        System.out.println(ServerUnderTest.server(context).logTails());
    }

    static Drivers drivers(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(Drivers.class, type -> new Drivers(), Drivers.class);
    }

    private static URI address(ExtensionContext context) {
        Server server = ServerUnderTest.server(context);
        return server instanceof GivenServer given
                ? given.recovering()
                : server.address(Setup.PLAIN);
    }
}
