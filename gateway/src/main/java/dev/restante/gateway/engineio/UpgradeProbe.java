package dev.restante.gateway.engineio;

import dev.restante.gateway.engineio.EnginePacket.Ping;
import dev.restante.gateway.engineio.EnginePacket.Pong;
import dev.restante.gateway.engineio.EnginePacket.Upgrade;
import java.time.Duration;
import java.util.concurrent.Future;

/**
 * A WebSocket on trial: the client sends {@code 2probe}, is answered {@code 3probe}, and moves with
 * {@code 5}. Anything else ends the trial, and the session goes on by polling.
 */
final class UpgradeProbe implements Transport.Listener {

    /** Hears nothing: for a WebSocket that nobody wants. */
    static final Transport.Listener NOBODY =
            new Transport.Listener() {
                @Override
                public void received(EnginePacket packet) {}

                @Override
                public void drained() {}

                @Override
                public void failed(CloseReason reason) {}
            };

    private static final String PROBE = "probe";

    private final EngineSession session;
    private final PollingTransport polling;
    private final WebSocketTransport candidate;
    private final Future<?> timer;

    UpgradeProbe(
            EngineSession session,
            PollingTransport polling,
            WebSocketTransport candidate,
            Duration timeout) {
        this.session = session;
        this.polling = polling;
        this.candidate = candidate;
        this.timer = session.after(timeout, this::giveUp);
        candidate.listener(this);
    }

    @Override
    public void received(EnginePacket packet) {
        if (packet instanceof Ping ping && ping.data().equals(PROBE)) {
            candidate.send(new Pong(PROBE));
            polling.hurry();
        } else if (packet instanceof Upgrade) {
            timer.cancel(false);
            session.moves(polling, candidate);
        } else {
            giveUp();
        }
    }

    @Override
    public void drained() {}

    @Override
    public void failed(CloseReason reason) {
        giveUp();
    }

    /** Ends the trial. */
    void giveUp() {
        timer.cancel(false);
        candidate.listener(NOBODY);
        candidate.close(Transport.Farewell.GOODBYE);
        polling.stay();
        session.stays();
    }
}
