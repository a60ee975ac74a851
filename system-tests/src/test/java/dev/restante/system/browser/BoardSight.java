package dev.restante.system.browser;

import java.util.List;

/**
 * What a window with the whiteboard shows.
 *
 * @param loaded whether it was told all that is on the board
 * @param strokes how many the service has told it, and are not gone
 * @param known up to which number it knows all strokes
 * @param waiting how many of its own are not stored yet
 * @param picture a digest of what is stored: the same for the same picture
 * @param cursors names at the pens of others
 */
public record BoardSight(
        String connection,
        boolean loaded,
        int strokes,
        int known,
        int waiting,
        String picture,
        List<String> cursors,
        boolean fits,
        List<String> complaints)
        implements Sight {}
