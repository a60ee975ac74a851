package dev.restante.system.wire;

import dev.restante.system.StackUnderTest;
import dev.restante.system.wire.server.Gateways;
import dev.restante.system.wire.server.GivenServer;
import dev.restante.system.wire.server.Server;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives every test a {@link Wire} to the server under test: gateways of our own, or the server that
 * {@code RESTANTE_WIRE_UNDER_TEST} names.
 */
public final class ServerUnderTest
        implements ParameterResolver, ExecutionCondition, AfterTestExecutionCallback {

    private static final Namespace STORE = Namespace.create(ServerUnderTest.class);

    /** Address of the server to test instead of gateways of our own. */
    private static final Optional<String> GIVEN =
            Optional.ofNullable(System.getenv("RESTANTE_WIRE_UNDER_TEST"))
                    .filter(address -> !address.isBlank());

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<OnRestanteOnly> only =
                AnnotationSupport.findAnnotation(context.getElement(), OnRestanteOnly.class);
        if (GIVEN.isEmpty() || only.isEmpty()) {
            return ConditionEvaluationResult.enabled("a rule of this server");
        }
        String reason = "not a rule of the reference: " + only.get().value();
        // Build tools do not show why a whole class is skipped.
        System.out.println("SKIPPED  " + context.getDisplayName() + " is " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Wire.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The store of the test closes it after the test.
        return context.getStore(STORE)
                .computeIfAbsent(Wire.class, type -> new Wire(server(context)), Wire.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(failure -> System.out.println(server(context).logTails()));
    }

    /** The server of all tests, started if it does not run yet. */
    public static Server server(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(Server.class, type -> create(context), Server.class);
    }

    private static Server create(ExtensionContext context) {
        return GIVEN.<Server>map(address -> new GivenServer(URI.create(address)))
                .orElseGet(() -> new Gateways(StackUnderTest.stack(context)));
    }
}
