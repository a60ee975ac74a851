package dev.restante.stack.process;

/** Asks a process from outside whether it does its work. */
@FunctionalInterface
public interface Probe {

    /** True if it is ready now. Answers within a few seconds, and never throws. */
    boolean ready();
}
