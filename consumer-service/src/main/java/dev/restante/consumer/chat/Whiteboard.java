package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.Fields.MAX_ID;
import static dev.restante.consumer.chat.Fields.MAX_ROOM;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.contract.ClientEvent;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The whiteboards of the page: strokes are numbered, kept and told to all, the sender included, in
 * one order. Namespace {@code /board}. Only the newest {@value #KEPT} of a board are kept: what is
 * told with each stroke says up to which number the older ones are gone.
 */
final class Whiteboard {

    static final String NAMESPACE = "/board";
    static final int KEPT = 3000;

    /** Strokes in one answer: with the longest ones 300 kB. */
    static final int PAGE = 200;

    /** Points of one stroke; a longer line is several strokes. */
    static final int MOST_POINTS = 120;

    private static final int SCALE = 10_000;
    private static final int MAX_WIDTH = 50;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Whiteboard() {}

    /** {@code {id,board,color,width,points}} is stored and told to all at the board. */
    static Decision stroke(ClientEvent event, JsonNode data, ChatState state)
            throws RejectedException {
        String id = Fields.field(data, "id", MAX_ID);
        String board = Fields.field(data, "board", MAX_ROOM);
        String color = color(data);
        int width = (int) Fields.number(data, "width", 1, MAX_WIDTH);
        String points = points(data.path("points"));
        Boards boards = state.boards();
        Stroke stroke = new Stroke(id, board, boards.next(board), color, width, points);
        boards.add(stroke);
        if (stroke.seq() - KEPT > boards.goneTo(board)) {
            boards.forget(board, stroke.seq() - KEPT);
        }
        ObjectNode told = json(stroke).put("gone", boards.goneTo(board));
        return Handled.with(Answer.toRoom("stroke", board, told));
    }

    /** {@code {id,board}}: everything up to now is gone. It has a number among the strokes. */
    static Decision clear(ClientEvent event, JsonNode data, ChatState state)
            throws RejectedException {
        String id = Fields.field(data, "id", MAX_ID);
        String board = Fields.field(data, "board", MAX_ROOM);
        long seq = state.boards().next(board);
        state.boards().forget(board, seq);
        ObjectNode told = Fields.object().put("id", id).put("board", board);
        return Handled.with(Answer.toRoom("cleared", board, told.put("seq", seq)));
    }

    /**
     * {@code {board,after}} is answered to the sender with strokes of a number above {@code after},
     * in order: the first {@value #PAGE} of them, and whether there are more.
     */
    static Decision strokes(ClientEvent event, JsonNode data, ChatState state)
            throws RejectedException {
        String board = Fields.field(data, "board", MAX_ROOM);
        long after = Fields.number(data, "after", 0, Long.MAX_VALUE);
        List<Stroke> found = state.boards().strokes(board, after, PAGE + 1);
        ObjectNode answer =
                Fields.object()
                        .put("board", board)
                        .put("after", after)
                        .put("gone", state.boards().goneTo(board))
                        .put("last", state.boards().last(board))
                        .put("more", found.size() > PAGE);
        ArrayNode strokes = answer.putArray("strokes");
        found.stream().limit(PAGE).forEach(stroke -> strokes.add(json(stroke)));
        return Handled.with(Answer.toSender("strokes", event, answer));
    }

    private static String color(JsonNode data) throws RejectedException {
        String color = Fields.field(data, "color", 7);
        if (!COLOR.matcher(color).matches()) {
            throw new RejectedException("color: not like #1d4f91");
        }
        return color;
    }

    private static String points(JsonNode points) throws RejectedException {
        int count = points.size();
        if (!points.isArray() || count == 0 || count % 2 != 0 || count > 2 * MOST_POINTS) {
            throw new RejectedException(
                    "points: not an array x, y, x, y ... of 1 to " + MOST_POINTS + " points");
        }
        for (JsonNode point : points) {
            if (!point.isInt() || outside(point.intValue())) {
                throw new RejectedException("points: not whole numbers from 0 to " + SCALE);
            }
        }
        return points.toString();
    }

    private static boolean outside(int point) {
        return point < 0 || point > SCALE;
    }

    private static ObjectNode json(Stroke stroke) {
        ObjectNode json =
                Fields.object()
                        .put("id", stroke.id())
                        .put("board", stroke.board())
                        .put("seq", stroke.seq())
                        .put("color", stroke.color())
                        .put("width", stroke.width());
        try {
            return json.set("points", JSON.readTree(stroke.points()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
