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

    private record Line(SimulatedGateway gateway, SimulatedLink link) {}

    private final SimulatedKafka kafka;
    private final List<Integer> received = new ArrayList<>();
    private final Map<Integer, Change> asked = new HashMap<>();
    private final List<Line> abandoned = new ArrayList<>();
    private Optional<Line> line = Optional.empty();
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

    /** Connections its session had and left, unnoticed by the gateway. */
    List<SimulatedLink> abandoned() {
        return abandoned.stream().map(Line::link).toList();
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
        return line.isEmpty();
    }

    void connect(SimulatedGateway gateway, Random random) {
        Line opened = new Line(gateway, gateway.open(random));
        line = Optional.of(opened);
        String auth = "";
        if (pid != null) {
            auth = "{\"pid\":\"" + pid + "\"";
            auth += cursor == null ? "}" : ",\"offset\":\"" + cursor + "\"}";
        }
        opened.link().say("0" + auth, () -> begins(opened));
    }

    private void begins(Line on) {
        if (line.filter(current -> current == on).isPresent()) {
            beginning = OwedEvents.begins(number(on));
        }
    }

    private int number(Line on) {
        return kafka.number(on.gateway().position(on.link()));
    }

    /** The connection is gone, and the gateway notices it. */
    void drop() {
        line.orElseThrow().link().abandon();
        line.orElseThrow().link().endLater(CloseReason.TRANSPORT_CLOSE);
        leave();
    }

    /**
     * The client goes on without the connection, and the gateway does not notice. As a page does
     * that has been duplicated, it still asks on it and hears the answers, until it is taken over.
     */
    void abandon() {
        line.orElseThrow().link().abandon();
        if (connected) {
            abandoned.add(line.orElseThrow());
        }
        leave();
    }

    private void leave() {
        line = Optional.empty();
        connected = false;
    }

    /** Asks for a room, or not to be in one. */
    void ask(String room, boolean in) {
        ask(line.orElseThrow(), room, in);
    }

    /** The same on the connection of this session that it abandoned last. */
    void askWhereItWas(String room, boolean in) {
        if (!abandoned.isEmpty()) {
            ask(abandoned.get(abandoned.size() - 1), room, in);
        }
    }

    private void ask(Line on, String room, boolean in) {
        int id = asks++;
        on.link()
                .say(
                        "2" + id + "[\"" + (in ? "join" : "leave") + "\",\"" + room + "\"]",
                        () -> asked.put(id, owed.asked(room, in, number(on))));
    }

    /** Receives the next packet, or finds out that there is no connection any more. */
    void receive() {
        line.map(Line::link).ifPresent(this::receive);
        abandoned.forEach(old -> old.link().receive().ifPresent(this::readAnswer));
    }

    private void receive(SimulatedLink on) {
        Optional<String> packet = on.receive();
        if (packet.isPresent()) {
            read(packet.get());
        } else if (on.isClosed()) {
            leave();
        }
    }

    private void read(String packet) {
        Matcher event = EVENT.matcher(packet);
        Matcher answer = CONNECTED.matcher(packet);
        if (event.matches()) {
            received.add(Integer.parseInt(event.group(1)));
            cursor = event.group(2);
        } else if (answer.matches()) {
            connected(answer.group(1), answer.group(2));
        } else if (packet.equals("1")) {
            drop();
        } else if (!packet.startsWith(TAKEN_OVER) && !readAnswer(packet)) {
            throw new AssertionError("not expected: " + packet);
        }
    }

    private boolean readAnswer(String packet) {
        Matcher ack = ACK.matcher(packet);
        boolean isAnswer = ack.matches();
        if (isAnswer && ack.group(2).contains("\"status\":\"ok\"")) {
            asked.get(Integer.parseInt(ack.group(1))).confirmed(kafka.size());
        }
        return isAnswer;
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
