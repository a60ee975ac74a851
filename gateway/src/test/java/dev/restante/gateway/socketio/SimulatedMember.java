package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.log.SimulatedKafka;
import dev.restante.gateway.socketio.OwedEvents.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client as the official one: it keeps its session and the last cursor, and shows them again. */
final class SimulatedMember {

    private static final Pattern CONNECTED =
            Pattern.compile("0\\{\"sid\":\"([^\"]+)\",\"pid\":\"([^\"]+)\"}");
    private static final Pattern EVENT = Pattern.compile("2\\[\"n\",(\\d+),\"([^\"]+)\"]");
    private static final Pattern ACK = Pattern.compile("3(\\d+)\\[(.*)]");
    private static final String TAKEN_OVER = "2[\"" + TakenOver.NAME + "\"";

    private final SimulatedKafka kafka;
    private final List<Integer> received = new ArrayList<>();
    private final Map<Integer, Change> asked = new HashMap<>();
    private final List<SimulatedLink> abandoned = new ArrayList<>();
    private Optional<SimulatedLink> link = Optional.empty();
    private SimulatedGateway gateway;
    private Change beginning;
    private OwedEvents owed;
    private String socket;
    private String pid;
    private String cursor;
    private boolean connected;
    private int asks;

    SimulatedMember(SimulatedKafka kafka) {
        this.kafka = kafka;
    }

    List<Integer> received() {
        return received;
    }

    /** Connections it had and left, unnoticed by the gateway. */
    List<SimulatedLink> abandoned() {
        return abandoned;
    }

    boolean isConnected() {
        return connected;
    }

    /** Its socket id, once it was told. */
    Optional<String> socket() {
        return Optional.ofNullable(socket);
    }

    /** What it is to get, once it has a session. */
    OwedEvents owed() {
        return owed;
    }

    /** How far it is. */
    Positions place() {
        return kafka.cursor().parse(cursor).orElseThrow();
    }

    boolean isOffline() {
        return link.isEmpty();
    }

    void connect(SimulatedGateway next, Random random) {
        gateway = next;
        SimulatedLink opened = next.open(random);
        link = Optional.of(opened);
        String auth = "";
        if (pid != null) {
            auth = "{\"pid\":\"" + pid + "\"";
            auth += cursor == null ? "}" : ",\"offset\":\"" + cursor + "\"}";
        }
        opened.say("0" + auth, () -> begins(opened));
    }

    private void begins(SimulatedLink on) {
        if (link.filter(current -> current == on).isPresent()) {
            beginning = OwedEvents.begins(number(gateway, on));
        }
    }

    private int number(SimulatedGateway at, SimulatedLink on) {
        return kafka.number(at.position(on));
    }

    /** The connection is gone; the gateway notices it, or does not for long. */
    void drop(boolean noticed) {
        SimulatedLink gone = link.orElseThrow();
        gone.abandon();
        if (noticed) {
            gone.endLater(CloseReason.TRANSPORT_CLOSE);
        } else {
            abandoned.add(gone);
        }
        leave();
    }

    private void leave() {
        link = Optional.empty();
        connected = false;
        asked.clear();
    }

    /** Asks for a room, or not to be in one. */
    void ask(String room, boolean in) {
        SimulatedLink on = link.orElseThrow();
        SimulatedGateway at = gateway;
        int id = asks++;
        on.say(
                "2" + id + "[\"" + (in ? "join" : "leave") + "\",\"" + room + "\"]",
                () -> asked.put(id, owed.asked(room, in, number(at, on))));
    }

    /** Receives the next packet, or finds out that there is no connection any more. */
    void receive() {
        link.ifPresent(
                on ->
                        on.receive()
                                .ifPresentOrElse(
                                        this::read,
                                        () -> {
                                            if (on.isClosed()) {
                                                leave();
                                            }
                                        }));
    }

    private void read(String packet) {
        Matcher event = EVENT.matcher(packet);
        Matcher ack = ACK.matcher(packet);
        Matcher answer = CONNECTED.matcher(packet);
        if (event.matches()) {
            received.add(Integer.parseInt(event.group(1)));
            cursor = event.group(2);
        } else if (ack.matches()) {
            told(Integer.parseInt(ack.group(1)), ack.group(2));
        } else if (answer.matches()) {
            connected(answer.group(1), answer.group(2));
        } else if (packet.equals("1")) {
            drop(true);
        } else if (!packet.startsWith(TAKEN_OVER)) {
            throw new AssertionError("not expected: " + packet);
        }
    }

    private void told(int id, String answer) {
        Change change = asked.remove(id);
        if (answer.contains("\"status\":\"ok\"")) {
            change.confirmed(kafka.size());
        }
    }

    private void connected(String sid, String token) {
        if (pid != null && !(pid.equals(token) && socket.equals(sid))) {
            throw new AssertionError("session " + socket + " is lost");
        }
        connected = true;
        if (pid == null) {
            pid = token;
            socket = sid;
            beginning.confirmed(kafka.size());
            owed = new OwedEvents(sid, beginning);
        }
    }
}
