package dev.restante.system.queue;

import dev.restante.system.StackUnderTest;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a class a {@link WorkQueue} at the Kafka of the one stack, with all its
 * workers well, whatever the test before did. Of a test that fails, the ends of all logs are
 * printed.
 */
final class WorkQueueUnderTest implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace STORE = Namespace.create(WorkQueueUnderTest.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WorkQueue.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        WorkQueue queue = queue(context);
        queue.startWhatIsDown();
        return queue;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.out.println(queue(context).logTails());
        }
    }

    /** The store of the class closes it after the last test. */
    private static WorkQueue queue(ExtensionContext context) {
        return context.getParent()
                .orElseThrow()
                .getStore(STORE)
                .computeIfAbsent(
                        WorkQueue.class,
                        type -> new WorkQueue(StackUnderTest.stack(context)),
                        WorkQueue.class);
    }
}
