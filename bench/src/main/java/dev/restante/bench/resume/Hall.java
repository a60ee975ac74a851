package dev.restante.bench.resume;

import dev.restante.bench.load.Latencies;
import dev.restante.bench.wire.Clients;
import dev.restante.bench.wire.Loop;
import dev.restante.bench.wire.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** All clients of one server. Told by the thread of their loop, asked by one other. */
final class Hall {

    /** Rooms with clients in them. */
    static final int ROOMS = 20;

    private static final long WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Loop loop;
    private final List<Seat> seats;
    private final Queue<Return> returns = new ConcurrentLinkedQueue<>();
    private final AtomicInteger surprises = new AtomicInteger();
    private Clients clients;
    private Latencies connecting = new Latencies();
    private Latencies completing = new Latencies();
    private volatile long began;
    private volatile int inRoom;
    private volatile int connected;
    private volatile int complete;
    private volatile int settled;
    private volatile long progress;
    private volatile long heard;
    private volatile IOException refusal;
    private volatile IOException lastSurprise;

    /** A client that lost its connection and tries again, as the official client does. */
    private record Return(Seat seat, long at) {}

    Hall(Loop loop, int size) {
        this.loop = loop;
        this.seats = IntStream.range(0, size).mapToObj(i -> new Seat(this, i % ROOMS)).toList();
    }

    static String room(int number) {
        return "room-" + number;
    }

    /** All connect for the first time, and join their rooms. */
    void enter(int port) throws IOException {
        clients = Clients.connect(loop, port, seats);
        Waiting.until(
                loop,
                WITHIN_NANOS,
                () -> inRoom == seats.size() || refusal != null,
                () -> inRoom + " of " + seats.size() + " joined their rooms");
        if (refusal != null) {
            throw refusal;
        }
    }

    /** All expect that their connections end. */
    void leave() throws IOException {
        each(Seat::leave);
    }

    /** Breaks off what is left of the connections. */
    void abort() throws IOException {
        clients.abort();
        each(seat -> {});
    }

    /**
     * All connect at once; the clock starts.
     *
     * @param published events of each room up to now
     */
    void comeBack(int port, int[] published) throws IOException {
        connecting = new Latencies();
        completing = new Latencies();
        connected = 0;
        complete = 0;
        settled = 0;
        each(seat -> seat.comeBack(published[seat.room()]));
        began = System.nanoTime();
        progress = began;
        clients = Clients.rush(loop, port, seats);
    }

    /** Those whose time has come connect once more. */
    void comeAgain(int port) {
        long now = System.nanoTime();
        while (!returns.isEmpty() && returns.peek().at() <= now) {
            Clients.rush(loop, port, List.of(returns.remove().seat()));
        }
    }

    private void each(Consumer<Seat> task) throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(
                () -> {
                    seats.forEach(task);
                    done.countDown();
                });
        Waiting.until(loop, WITHIN_NANOS, () -> done.getCount() == 0, () -> "the loop is busy");
    }

    void inRoom(String ack) {
        inRoom = inRoom + 1;
        if (ack.contains("\"error\"")) {
            refusal = new IOException("a room was not joined: " + ack);
        }
    }

    void connected(long now) {
        connected = connected + 1;
        progress = now;
        connecting.add(now - began);
    }

    void complete(long now) {
        completing.add(now - began);
        complete = complete + 1;
    }

    /** Nothing that a client missed is still to come to it. */
    void settled() {
        settled = settled + 1;
    }

    void gaveMissed(long now) {
        progress = now;
    }

    void heard() {
        heard = heard + 1;
    }

    /** The official client waits for a second before it connects again. */
    void lost(Seat seat, IOException why) {
        surprises.incrementAndGet();
        lastSurprise = why;
        returns.add(new Return(seat, System.nanoTime() + TimeUnit.SECONDS.toNanos(1)));
    }

    /** Waits until nothing is missing, or nothing more comes for so long, or it takes too long. */
    void awaitRest(int[] published, long quietNanos, long atMostNanos) throws IOException {
        long owed = owed(published);
        long end = System.nanoTime() + atMostNanos;
        long[] last = {heard, System.nanoTime()};
        Waiting.until(
                loop,
                Long.MAX_VALUE,
                () -> {
                    long now = System.nanoTime();
                    if (heard != last[0]) {
                        last[0] = heard;
                        last[1] = now;
                    }
                    return heard == owed || now - last[1] > quietNanos || now > end;
                },
                () -> "");
    }

    /** Deliveries that there have to be in all. */
    private long owed(int[] published) {
        return seats.stream().mapToLong(seat -> published[seat.room()]).sum();
    }

    /** On the loop's thread nothing must be going on any more. */
    Ledger ledger(int[] published) {
        return new Ledger(
                (int) seats.stream().filter(Seat::isRecovered).count(),
                seats.stream().mapToLong(seat -> seat.lostOf(published[seat.room()])).sum(),
                seats.stream().mapToLong(Seat::doubled).sum(),
                seats.stream().mapToLong(Seat::disordered).sum(),
                surprises.get(),
                lastSurprise == null ? "" : lastSurprise.getMessage());
    }

    List<Seat> seats() {
        return seats;
    }

    int size() {
        return seats.size();
    }

    /** Whether all have what they will get, or nothing more comes for so long. */
    boolean isOver(long quietNanos) {
        return settled == seats.size()
                || connected >= seats.size() && System.nanoTime() - progress > quietNanos;
    }

    int completed() {
        return complete;
    }

    int connectedAgain() {
        return connected;
    }

    /** From the start of the clock to the CONNECT answer. */
    Latencies connecting() {
        return connecting;
    }

    /** From the start of the clock to the last missed event. */
    Latencies completing() {
        return completing;
    }
}
