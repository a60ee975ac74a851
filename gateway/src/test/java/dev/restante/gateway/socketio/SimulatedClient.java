package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.EngineMessage;
import dev.restante.gateway.engineio.EngineSocket;
import dev.restante.gateway.engineio.Handshake;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Positions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * A client that notes what it receives, the last cursor as the official one does, and which
 * questions it has not answered.
 */
final class SimulatedClient implements EngineSocket {

    private final Cursor cursor;
    private final List<Integer> received = new ArrayList<>();
    private final List<Integer> receivedWhileBusy = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final Map<Integer, Long> unanswered = new LinkedHashMap<>();
    private final List<FutureTask<?>> timers = new ArrayList<>();
    private final List<CloseReason> ends = new ArrayList<>();
    private Positions place;
    private boolean writable = true;
    private boolean immediate = true;

    SimulatedClient(Cursor cursor, Positions place) {
        this.cursor = cursor;
        this.place = place;
    }

    List<Integer> received() {
        return received;
    }

    /** The numbers it received while it could not be sent anything at once. */
    List<Integer> receivedWhileBusy() {
        return receivedWhileBusy;
    }

    /** All packets it was sent, as text. */
    List<String> sent() {
        return sent;
    }

    /** Ack ids of the questions of this connection that wait, by their numbers. */
    Map<Integer, Long> unanswered() {
        return unanswered;
    }

    /** Why its connection was closed, each time it was. */
    List<CloseReason> ends() {
        return ends;
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

    /** Whether a writable client could be sent something at once. */
    void immediate(boolean now) {
        immediate = now;
    }

    @Override
    public void send(EngineMessage message) {
        sent.add(message.text());
        try {
            if (new PacketReader(0).text(message.text()).orElseThrow()
                    instanceof Packet.Event event) {
                note(event);
            }
        } catch (ProtocolException e) {
            throw new AssertionError("the gateway sent no packet: " + message.text(), e);
        }
    }

    private void note(Packet.Event event) {
        String[] parts = event.arguments().json().replaceAll("[\\[\\]\"]", "").split(",");
        int number = Integer.parseInt(parts[0]);
        received.add(number);
        if (!immediate()) {
            receivedWhileBusy.add(number);
        }
        if (event.ackId().isPresent()) {
            if (parts.length > 1) {
                throw new AssertionError("clients take no cursor from a question: " + event);
            }
            unanswered.put(number, event.ackId().getAsLong());
        } else {
            Optional<Positions> next = cursor.parse(parts[1]);
            place = next.orElseThrow(() -> new AssertionError("no cursor: " + parts[1]));
        }
    }

    @Override
    public boolean writable() {
        return writable;
    }

    @Override
    public boolean immediate() {
        return writable && immediate;
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
        ends.add(reason);
    }

    @Override
    public Executor loop() {
        return Runnable::run;
    }
}
