package dev.restante.bench.resume;

import dev.restante.bench.load.Payload;
import dev.restante.bench.wire.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * One client in one room, over all its connections. It keeps {@code pid} and offset as the official
 * client does: the {@code pid} of the last CONNECT answer, and the last argument of the last event.
 * On the thread of its loop.
 */
final class Seat implements Role {

    private final Hall hall;
    private final int room;
    private final BitSet heard = new BitSet();
    private byte[] offset = new byte[64];
    private int offsetLength;
    private String sid;
    private String pid;
    private int latest = -1;
    private int doubled;
    private int disordered;

    private boolean away;
    private boolean connected;
    private boolean recovered;
    private boolean complete = true;
    private boolean settled = true;
    private int target;
    private int missing;

    Seat(Hall hall, int room) {
        this.hall = hall;
        this.room = room;
    }

    int room() {
        return room;
    }

    @Override
    public String connect() {
        if (pid == null) {
            return "0";
        }
        String place = new String(offset, 0, offsetLength, StandardCharsets.US_ASCII);
        return offsetLength == 0
                ? "0{\"pid\":\"%s\"}".formatted(pid)
                : "0{\"pid\":\"%s\",\"offset\":\"%s\"}".formatted(pid, place);
    }

    @Override
    public void joined(Consumer<String> sender, String answer, long now) {
        String newPid = Answers.text(answer, "pid");
        String newSid = Answers.text(answer, "sid");
        recovered = newPid.equals(pid) && newSid.equals(sid);
        pid = newPid;
        sid = newSid;
        connected = true;
        hall.connected(now);
        if (!recovered) {
            // As applications do that are told so: only the server forgot the room.
            sender.accept("421[\"join\",\"" + Hall.room(room) + "\"]");
        }
        look(now);
    }

    @Override
    public void packet(byte[] bytes, int from, int to, long now) {
        if (bytes[from] == '3') {
            hall.inRoom(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            return;
        }
        keepOffset(bytes, to);
        int number = Payload.numberOf(bytes, from, to);
        if (heard.get(number)) {
            doubled++;
            return;
        }
        heard.set(number);
        if (number < latest) {
            disordered++;
        }
        latest = Math.max(latest, number);
        hall.heard();
        if (number < target) {
            hall.gaveMissed(now);
            missing--;
            look(now);
        }
    }

    /** The last argument, which is the last text of the packet. */
    private void keepOffset(byte[] bytes, int to) {
        int end = to - 2;
        int begin = end;
        while (bytes[begin - 1] != '"') {
            begin--;
        }
        offsetLength = end - begin;
        if (offset.length < offsetLength) {
            offset = new byte[offsetLength * 2];
        }
        System.arraycopy(bytes, begin, offset, 0, offsetLength);
    }

    /** From now on it is no surprise that its connection ends. */
    void leave() {
        away = true;
        connected = false;
        recovered = false;
    }

    /**
     * It connects again.
     *
     * @param published events of its room up to now: it is complete when it has them all
     */
    void comeBack(int published) {
        away = false;
        complete = false;
        settled = false;
        target = published;
        missing = published - heard.cardinality();
    }

    private void look(long now) {
        if (!complete && connected && missing == 0) {
            complete = true;
            hall.complete(now);
        }
        // Who has another session will not be given what it missed.
        if (!settled && connected && (complete || !recovered)) {
            settled = true;
            hall.settled();
        }
    }

    @Override
    public void ended(IOException why) {
        if (!away) {
            connected = false;
            hall.lost(this, why);
        }
    }

    boolean isRecovered() {
        return recovered;
    }

    /** How many of the first events of its room it never had. */
    int lostOf(int published) {
        return published - heard.get(0, published).cardinality();
    }

    int doubled() {
        return doubled;
    }

    int disordered() {
        return disordered;
    }
}
