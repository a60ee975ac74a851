package dev.restante.system;

import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.Stack;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives every test a {@link Scenario} on the stack, or the stack alone: one stack for all of them,
 * of the kind that the run is for ({@link Stack#start}), started with the first and stopped after
 * the last. Before each test everything is up, whatever the one before did. Of a test that fails,
 * the ends of all logs are printed.
 */
public final class StackUnderTest
        implements ParameterResolver, BeforeEachCallback, AfterTestExecutionCallback {

    private static final Namespace STORE = Namespace.create(StackUnderTest.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        stack(context).startWhatIsDown();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException()
                .filter(failure -> !(failure instanceof TestAbortedException))
                .ifPresent(failure -> System.out.println(stack(context).logTails()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Scenario.class || Stack.class.isAssignableFrom(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() != Scenario.class) {
            return stack(context);
        }
        // The store of the test closes it after the test.
        return context.getStore(STORE)
                .computeIfAbsent(
                        Scenario.class,
                        type -> new Scenario(name(context), stack(context), node(context)),
                        Scenario.class);
    }

    private static String name(ExtensionContext context) {
        String method = context.getRequiredTestMethod().getName().replace('_', ' ');
        String display = context.getDisplayName();
        return display.startsWith("[") ? method + " " + display : method;
    }

    /** The stack of all tests, started if it does not run yet. */
    public static Stack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(StackStart.class, type -> StackStart.attempt(), StackStart.class)
                .stack();
    }

    private static NodeProcess node(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(NodeProcess.class, type -> new NodeProcess(), NodeProcess.class);
    }
}
