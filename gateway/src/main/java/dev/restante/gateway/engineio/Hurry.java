package dev.restante.gateway.engineio;

import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * While a client probes another transport no poll of it waits for long, and no POST is held: it
 * moves when all its requests are answered.
 */
final class Hurry {

    private static final long EVERY_MS = 100;

    private final EventLoop loop;
    private final Posts posts;
    private final Runnable answerPoll;

    private Future<?> timer;

    /**
     * @param loop of the session
     * @param answerPoll answers a poll that waits for nothing
     */
    Hurry(EventLoop loop, Posts posts, Runnable answerPoll) {
        this.loop = loop;
        this.posts = posts;
        this.answerPoll = answerPoll;
    }

    void begin() {
        if (timer == null) {
            posts.hurry(true);
            timer = loop.scheduleAtFixedRate(answerPoll, 0, EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    void end() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
            posts.hurry(false);
        }
    }
}
