package dev.restante.system.wire.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway, as attackers see it. */
final class Target implements AutoCloseable {

    private static final Pattern SID = Pattern.compile("^0\\{\"sid\":\"([A-Za-z0-9_-]{20})\"");
    private static final int MOST_LEFT_OPEN = 60;

    private final URI server;
    private final BooleanSupplier goesOn;
    private final List<Line> leftOpen = new ArrayList<>();

    Target(URI server, BooleanSupplier goesOn) {
        this.server = server;
        this.goesOn = goesOn;
    }

    /** Whether the run is not over yet. */
    boolean goesOn() {
        return goesOn.getAsBoolean();
    }

    Line line() throws IOException {
        return new Line(server);
    }

    /** The id of a new session on polling. */
    String sid() throws IOException {
        try (Line line = line()) {
            Answer answer = line.write(Requests.get(Requests.POLLING)).answer();
            Matcher sid = SID.matcher(answer.text());
            if (!sid.find()) {
                throw new MalformedAnswerException("no handshake: " + answer);
            }
            return sid.group(1);
        }
    }

    /** A WebSocket after its 101, or a connection on which it was refused. */
    Line websocket(String target) throws IOException {
        Line line = line();
        try {
            line.write(Requests.upgrade(target)).answer();
            return line;
        } catch (IOException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    /** A connection that stays open beyond the run; the oldest of many is closed. */
    synchronized Line leftOpen() throws IOException {
        if (leftOpen.size() >= MOST_LEFT_OPEN) {
            leftOpen.remove(0).close();
        }
        Line line = line();
        leftOpen.add(line);
        return line;
    }

    @Override
    public synchronized void close() {
        try {
            for (Line line : leftOpen) {
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
