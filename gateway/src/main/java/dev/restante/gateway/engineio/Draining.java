package dev.restante.gateway.engineio;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends the clients of a gateway that goes down to another one, not all at once.
 *
 * <pre>
 *   serving --told to go down--> not ready --ready-delay--> ending connections --time--> down
 *                                (serves)                   (refuses new ones)
 * </pre>
 *
 * All of it happens while the rest of the gateway runs as before: Quarkus takes it down after its
 * {@link ShutdownDelayInitiatedEvent} was heard.
 */
@ApplicationScoped
class Draining {

    private static final Logger LOG = Logger.getLogger(Draining.class);

    private static final long LOOK_AGAIN_MS = 20;

    private final DrainConfig config;
    private final EngineSessions sessions;

    private volatile boolean begun;
    private volatile boolean refusing;

    Draining(DrainConfig config, EngineSessions sessions) {
        this.config = config;
        this.sessions = sessions;
    }

    /** Whether this gateway is going down, and should get no new clients. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether new clients are refused. */
    boolean isRefusing() {
        return refusing;
    }

    void drain(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        begun = true;
        sessions.all().forEach(session -> session.eventLoop().execute(session::rest));
        sleep(config.readyDelay());
        refusing = true;
        List<EngineSession> all = new ArrayList<>(sessions.all());
        Collections.shuffle(all);
        if (!all.isEmpty()) {
            LOG.infof("ending %d connections within %s", all.size(), config.time());
            spread(all);
            finish();
        }
    }

    private void spread(List<EngineSession> all) throws InterruptedException {
        long began = System.nanoTime();
        for (int i = 0; i < all.size(); i++) {
            sleep(config.time().multipliedBy(i).dividedBy(all.size()).minusNanos(since(began)));
            leave(all.get(i));
        }
    }

    /** Waits for those who linger, and for those who were being let in when it began. */
    private void finish() throws InterruptedException {
        long began = System.nanoTime();
        while (!sessions.areGone() && since(began) < config.patience().toNanos()) {
            sessions.all().forEach(this::leave);
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        List<EngineSession> left = sessions.all();
        if (!sessions.areGone()) {
            LOG.infof("%d sessions are left, and are cut", left.size());
        }
    }

    private void leave(EngineSession session) {
        session.eventLoop()
                .execute(() -> session.leave(CloseReason.SERVER_SHUTTING_DOWN, config.patience()));
    }

    private static long since(long nanos) {
        return System.nanoTime() - nanos;
    }

    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
