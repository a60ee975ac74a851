package dev.restante.system;

import dev.restante.system.stack.Stack;

/**
 * The one start of a stack, good or not: what did not start for the first test is not tried again
 * for every other.
 */
record StackStart(Stack started, RuntimeException failure) implements AutoCloseable {

    static StackStart attempt() {
        try {
            return new StackStart(Stack.start("stack"), null);
        } catch (RuntimeException e) {
            return new StackStart(null, e);
        }
    }

    /**
     * The stack.
     *
     * @throws RuntimeException as it was thrown at its start
     */
    Stack stack() {
        if (failure != null) {
            throw failure;
        }
        return started;
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
