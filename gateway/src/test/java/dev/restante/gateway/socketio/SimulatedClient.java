package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.EngineMessage;
import dev.restante.gateway.engineio.EngineSocket;
import dev.restante.gateway.engineio.Handshake;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Positions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** A client that notes the numbers it receives and the last cursor, as the official one does. */
final class SimulatedClient implements EngineSocket {

    private final Cursor cursor;
    private final List<Integer> received = new ArrayList<>();
    private Positions place;
    private final List<FutureTask<?>> timers = new ArrayList<>();
    private boolean writable = true;

    SimulatedClient(Cursor cursor, Positions place) {
        this.cursor = cursor;
        this.place = place;
    }

    List<Integer> received() {
        return received;
    }

    Positions place() {
        return place;
    }

    /** Every timer that was not cancelled fires. */
    void letTimePass() {
        List.copyOf(timers).forEach(FutureTask::run);
    }

    void writable(boolean now) {
        writable = now;
    }

    @Override
    public void send(EngineMessage message) {
        try {
            if (new PacketReader(0).text(message.text()).orElseThrow()
                    instanceof Packet.Event event) {
                note(event.arguments());
            }
        } catch (ProtocolException e) {
            throw new AssertionError("the gateway sent no packet: " + message.text(), e);
        }
    }

    private void note(Arguments arguments) {
        String[] parts = arguments.json().replaceAll("[\\[\\]\"]", "").split(",");
        received.add(Integer.parseInt(parts[0]));
        Optional<Positions> next = cursor.parse(parts[1]);
        place = next.orElseThrow(() -> new AssertionError("no cursor: " + parts[1]));
    }

    @Override
    public boolean writable() {
        return writable;
    }

    @Override
    public boolean immediate() {
        return writable;
    }

    @Override
    public Handshake handshake() {
        return new Handshake(Map.of(), Map.of(), "");
    }

    @Override
    public Future<?> after(Duration delay, Runnable task) {
        FutureTask<?> timer = new FutureTask<>(task, null);
        timers.add(timer);
        return timer;
    }

    @Override
    public String id() {
        return "engine";
    }

    @Override
    public void pause(boolean paused) {
        throw new AssertionError("this client emits nothing");
    }

    @Override
    public void close(CloseReason reason) {
        throw new AssertionError("closed: " + reason);
    }

    @Override
    public Executor loop() {
        return Runnable::run;
    }
}
