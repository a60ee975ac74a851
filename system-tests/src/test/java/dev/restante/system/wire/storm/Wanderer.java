package dev.restante.system.wire.storm;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** A client that comes and goes. */
final class Wanderer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final String ANSWER = "43" + Rain.NAMESPACE + ",";
    private static final String EVENT = "42" + Rain.NAMESPACE + ",";
    private static final int MOST_EVENTS = 30;
    private static final int LONGEST_STAY_MS = 400;
    private static final int JOINS_ONE_IN = 3;

    /** Rooms it joins in the course of time, beside the one of everyone. */
    private static final int MOST_ROOMS = 4;

    private final URI gateway;
    private final Rain rain;
    private final SplittableRandom dice;
    private final Memory memory;
    private final List<String> rooms;
    private int joined;
    private volatile int resumes;
    private int unanswered;
    private int ended;
    private Link link;
    private Link halfOpen;

    Wanderer(String name, URI gateway, Rain rain, SplittableRandom dice) {
        this.gateway = gateway;
        this.rain = rain;
        this.dice = dice;
        this.memory = new Memory(name);
        List<String> some = new ArrayList<>(Rain.ROOMS.subList(1, Rain.ROOMS.size()));
        Collections.shuffle(some, new Random(dice.nextLong()));
        this.rooms = List.copyOf(some.subList(0, MOST_ROOMS));
    }

    /** Connects, stays for a while, and goes. Whom the gateway ends comes again, as clients do. */
    void visit() {
        Departure departure = Departure.chosen(dice);
        try {
            come(departure.moment());
        } catch (EndedException e) {
            ended++;
        }
        leave(departure.manner());
    }

    private void come(Departure.Moment until) {
        boolean first = memory.isNew();
        open();
        if (!first && until == Departure.Moment.UNANSWERED) {
            unanswered++;
        } else {
            enter();
            stay(first ? Departure.Moment.LIVE : until);
        }
    }

    private void open() {
        link = new Link(gateway);
        expect("0");
        link.send(memory.connect());
    }

    private String expect(String beginning) {
        String packet =
                link.next(PATIENCE)
                        .orElseThrow(() -> new AssertionError("no " + beginning + " came"));
        if (!packet.startsWith(beginning)) {
            throw new AssertionError("instead of " + beginning + " came " + packet);
        }
        return packet;
    }

    private void enter() {
        boolean first = memory.isNew();
        memory.connected(expect("4"));
        if (first) {
            memory.joined(Rain.EVERYONE, rain.sent(Rain.EVERYONE));
        } else {
            resumes++;
        }
        if (joined < MOST_ROOMS && (joined == 0 || dice.nextInt(JOINS_ONE_IN) == 0)) {
            link.send(EVENT + joined + "[\"join\",\"" + rooms.get(joined) + "\"]");
        }
    }

    private void stay(Departure.Moment until) {
        switch (until) {
            case UNANSWERED, ANSWERED -> {}
            case REPLAYING -> readSome(1 + dice.nextInt(MOST_EVENTS));
            case LIVE -> {
                long end = System.nanoTime() + dice.nextInt(LONGEST_STAY_MS) * 1_000_000L;
                readWhile(() -> System.nanoTime() < end);
            }
        }
    }

    private void readSome(int events) {
        for (int i = 0; i < events; i++) {
            link.next(GLANCE).ifPresent(this::take);
        }
    }

    private void readWhile(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            link.next(GLANCE).ifPresent(this::take);
        }
    }

    private void take(String packet) {
        if (packet.startsWith(EVENT)) {
            memory.take(packet);
        } else if (packet.startsWith(ANSWER + joined + "[{\"status\":\"ok\"")) {
            String room = rooms.get(joined++);
            memory.joined(room, rain.sent(room));
        } else {
            memory.fault("was sent " + packet);
        }
    }

    private void leave(Departure.Manner manner) {
        if (halfOpen != null) {
            halfOpen.cut();
            halfOpen = null;
        }
        switch (manner) {
            case CUT -> link.cut();
            case CLOSED -> link.close();
            case LEFT -> halfOpen = link;
        }
    }

    /** Comes to stay; returns when it has all that was sent, or does not get it. */
    void comeHome() {
        open();
        enter();
        readUntilComplete();
    }

    void readUntilComplete() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        readWhile(() -> System.nanoTime() < end && !memory.isComplete(rain::sent));
    }

    /** How often it was back in its session. */
    int resumes() {
        return resumes;
    }

    /** How often it went before its CONNECT was answered. */
    int unanswered() {
        return unanswered;
    }

    /** How often the gateway ended its connection. */
    int ended() {
        return ended;
    }

    Memory memory() {
        return memory;
    }

    List<String> faults() {
        return memory.faults(rain::sent);
    }

    void close() {
        leave(Departure.Manner.CUT);
    }
}
