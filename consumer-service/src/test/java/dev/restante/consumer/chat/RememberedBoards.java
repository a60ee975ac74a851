package dev.restante.consumer.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whiteboards in memory. */
final class RememberedBoards implements Boards {

    final List<Stroke> strokes = new ArrayList<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>();

    @Override
    public long next(String board) {
        return last.merge(board, 1L, Long::sum);
    }

    @Override
    public long last(String board) {
        return last.getOrDefault(board, 0L);
    }

    @Override
    public long goneTo(String board) {
        return gone.getOrDefault(board, 0L);
    }

    @Override
    public void add(Stroke stroke) {
        strokes.add(stroke);
    }

    @Override
    public void forget(String board, long upTo) {
        gone.put(board, upTo);
        strokes.removeIf(stroke -> stroke.board().equals(board) && stroke.seq() <= upTo);
    }

    @Override
    public List<Stroke> strokes(String board, long after, int count) {
        return strokes.stream()
                .filter(stroke -> stroke.board().equals(board) && stroke.seq() > after)
                .limit(count)
                .toList();
    }
}
