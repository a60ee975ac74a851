package dev.restante.gateway.engineio;

import io.netty.channel.EventLoop;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The server's pings on one connection.
 *
 * <pre>
 *   waiting --pingInterval--> pinged --pong--> waiting
 *                               |pingTimeout, which begins anew once: by other traffic,
 *                               |or because it was us who did not read
 *                             dead (told once)
 * </pre>
 *
 * The next ping is due an interval after the pong. The official client measures from ping to ping
 * and ignores other traffic, so pings go on under load.
 */
final class Heartbeat {

    private final EventLoop loop;
    private final EngineConfig config;
    private final Runnable ping;
    private final BooleanSupplier reading;
    private final Runnable dead;
    private ScheduledFuture<?> timer;
    private Runnable whenAnswered = () -> {};
    private boolean pinged;
    private boolean extended;

    /**
     * @param ping sends a ping
     * @param reading whether what the client sends is being read
     * @param dead told when the client did not answer
     */
    Heartbeat(
            EventLoop loop,
            EngineConfig config,
            Runnable ping,
            BooleanSupplier reading,
            Runnable dead) {
        this.loop = loop;
        this.config = config;
        this.ping = ping;
        this.reading = reading;
        this.dead = dead;
        await();
    }

    /** A pong that nobody asked for is harmless. */
    void pong() {
        if (pinged) {
            timer.cancel(false);
            await();
            Runnable then = whenAnswered;
            whenAnswered = () -> {};
            then.run();
        }
    }

    /** Something else arrived: the client is alive, its pong may stand behind a large message. */
    void traffic() {
        if (pinged && !extended) {
            extended = true;
            timer.cancel(false);
            expect();
        }
    }

    /** No ping for half of the ping timeout, which no client takes for a broken connection. */
    void rest() {
        long rest = config.pingTimeout().toMillis() / 2;
        if (!pinged && timer.getDelay(TimeUnit.MILLISECONDS) < rest) {
            timer.cancel(false);
            timer = loop.schedule(this::ping, rest, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * @param then runs when no pong is due: now, or with the pong; the last one given counts
     */
    void whenAnswered(Runnable then) {
        if (pinged) {
            whenAnswered = then;
        } else {
            then.run();
        }
    }

    void stop() {
        timer.cancel(false);
    }

    private void await() {
        pinged = false;
        timer = loop.schedule(this::ping, config.pingInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ping() {
        pinged = true;
        extended = false;
        expect();
        ping.run();
    }

    private void late() {
        if (extended || reading.getAsBoolean()) {
            dead.run();
        } else {
            extended = true;
            expect();
        }
    }

    private void expect() {
        timer = loop.schedule(this::late, config.pingTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }
}
