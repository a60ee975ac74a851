package dev.restante.gateway.engineio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An application that notes what it hears. */
final class SimulatedApplication implements EngineApplication, EngineApplication.Listener {

    /** What stands for {@code drained} among what it heard. */
    static final String DRAINED = "drained";

    private final List<String> heard = new ArrayList<>();
    private Consumer<String> then = message -> {};
    private Runnable whenDrained = () -> {};
    private Runnable whenSettled;
    private boolean settlesAtOnce;
    private Runnable lastWords = () -> {};

    /** All it heard: messages, {@link #DRAINED}, the wire name of the reason of an end. */
    List<String> heard() {
        return heard;
    }

    /** Does this with every message. */
    void onMessage(Consumer<String> task) {
        then = task;
    }

    void onDrained(Runnable task) {
        whenDrained = task;
    }

    /** Does this when it hears of the end. */
    void onClosed(Runnable task) {
        lastWords = task;
    }

    @Override
    public boolean accepting() {
        return true;
    }

    @Override
    public Listener opened(EngineSocket socket) {
        return this;
    }

    @Override
    public void message(String text) {
        heard.add(text);
        then.accept(text);
    }

    @Override
    public void binary(byte[] bytes) {
        throw new AssertionError("no client here sends bytes");
    }

    @Override
    public void closed(CloseReason reason) {
        heard.add(reason.wireName());
        lastWords.run();
    }

    @Override
    public void settle(Runnable then) {
        whenSettled = then;
        if (settlesAtOnce) {
            then.run();
        }
    }

    /** Nothing that it hears has to be answered. */
    void settlesAtOnce() {
        settlesAtOnce = true;
    }

    /** All that it heard is answered. */
    void hasSettled() {
        whenSettled.run();
    }

    @Override
    public void drained() {
        heard.add(DRAINED);
        whenDrained.run();
    }
}
