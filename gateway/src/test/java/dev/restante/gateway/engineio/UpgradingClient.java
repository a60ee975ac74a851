package dev.restante.gateway.engineio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A client that moves as the official one does: it probes while it polls, begins no request once
 * the probe is answered, and moves when none waits. The application in front of it sends as long as
 * the session is writable, and goes on when it has drained.
 */
final class UpgradingClient {

    private static final Duration MOMENT = Duration.ofMillis(10);

    /** Of messages: many of the first fit into an outbox, only one of the last. */
    private static final List<Integer> SIZES = List.of(20, 250, 600);

    private final Random random;
    private final Stage stage = Stage.polling();
    private final List<String> byPolling = new ArrayList<>();
    private final List<String> byWebSocket = new ArrayList<>();
    private SimulatedRequest poll;
    private SimulatedRequest post;
    private SimulatedWebSocket candidate;
    private SimulatedWebSocket moved;
    private boolean probed;
    private boolean asked;
    private boolean waits;
    private int backlog;
    private int size;
    private int toClient;
    private int toServer;

    UpgradingClient(Random random) {
        this.random = random;
        stage.application().onDrained(this::goOn);
    }

    boolean hasMoved() {
        return moved != null;
    }

    /** What the application could not send yet. */
    int backlog() {
        return backlog;
    }

    int sentToIt() {
        return toClient;
    }

    int sentByIt() {
        return toServer;
    }

    /** The numbers it was sent, without what stood behind them. */
    List<String> received() {
        List<String> all = new ArrayList<>(byPolling);
        all.addAll(byWebSocket);
        return all;
    }

    /** The numbers the application heard. */
    List<String> heardOfIt() {
        return stage.application().heard().stream()
                .filter(heard -> !heard.equals(SimulatedApplication.DRAINED))
                .toList();
    }

    void step(int dice) {
        if (dice < 30) {
            size = SIZES.get(random.nextInt(SIZES.size()));
            backlog += 1 + random.nextInt(12);
            sendOn();
        } else if (dice < 45) {
            stage.turn();
        } else if (dice < 55) {
            polls();
        } else if (dice < 65) {
            says();
        } else if (dice < 75) {
            probes();
        } else if (dice < 78) {
            failsToProbe();
        } else if (dice < 84) {
            stage.session().pause(random.nextBoolean());
        } else if (dice < 90 && moved != null) {
            moved.clientReads(random.nextBoolean());
        } else {
            stage.pass(MOMENT);
        }
        look();
    }

    /** Everybody does what is left to do; all of it must be possible within this time. */
    void settle(Duration time) {
        stage.session().pause(false);
        for (Duration spent = Duration.ZERO;
                spent.compareTo(time) < 0;
                spent = spent.plus(MOMENT)) {
            if (moved != null) {
                moved.clientReads(true);
            }
            polls();
            probes();
            stage.pass(MOMENT);
            look();
        }
        says();
        backlog++;
        sendOn();
        stage.turn();
        look();
    }

    /** The application sends what it has, until it has to wait to be told that it may go on. */
    private void sendOn() {
        while (backlog > 0 && !waits) {
            if (stage.session().writable()) {
                backlog--;
                stage.send(toClient++ + ":" + "x".repeat(size));
            } else {
                waits = true;
            }
        }
    }

    private void goOn() {
        waits = false;
        sendOn();
    }

    private void polls() {
        if (moved == null && poll == null && !probed) {
            poll = stage.poll();
        }
    }

    private void says() {
        if (moved != null) {
            moved.says("4" + toServer++);
        } else if (post == null && !probed) {
            post = stage.post("4" + toServer++ + "\u001e4" + toServer++);
        }
    }

    private void probes() {
        if (moved != null) {
            return;
        }
        if (candidate == null) {
            candidate = stage.candidate();
        } else if (!asked) {
            asked = true;
            candidate.says("2probe");
        } else if (probed && poll == null && post == null) {
            moved = candidate;
            moved.says("5");
        }
    }

    private void failsToProbe() {
        if (moved == null && candidate != null) {
            candidate.breakOff();
            candidate = null;
            asked = false;
            probed = false;
        }
    }

    /** Takes what came meanwhile. */
    private void look() {
        if (poll != null && poll.answer() != null) {
            keepMessages(List.of(poll.answer().split("\u001e")), byPolling);
            poll = null;
        }
        if (post != null && post.answer() != null) {
            post = null;
        }
        if (candidate != null) {
            List<String> came = candidate.received();
            probed |= came.contains("3probe");
            keepMessages(came, byWebSocket);
            came.clear();
        }
    }

    private static void keepMessages(List<String> packets, List<String> numbers) {
        packets.stream()
                .filter(packet -> packet.startsWith("4"))
                .map(packet -> packet.substring(1, packet.indexOf(':')))
                .forEach(numbers::add);
    }
}
