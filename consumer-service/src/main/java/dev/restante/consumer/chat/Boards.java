package dev.restante.consumer.chat;

import java.util.List;

/** What is remembered of whiteboards. */
public interface Boards {

    /** The next number of a board. Whoever has it is alone with the board until the commit. */
    long next(String board);

    /** The newest number of a board; 0 of one that nobody drew on. */
    long last(String board);

    /** Strokes up to this number are gone; 0 if none is. */
    long goneTo(String board);

    /** Stores a stroke. */
    void add(Stroke stroke);

    /** Forgets all strokes up to a number. */
    void forget(String board, long upTo);

    /**
     * @return at most {@code count} strokes with a number above {@code after}, in order
     */
    List<Stroke> strokes(String board, long after, int count);
}
