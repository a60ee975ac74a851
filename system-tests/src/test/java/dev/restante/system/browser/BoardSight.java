package dev.restante.system.browser;

import java.util.List;

/**
 * What a window with the whiteboard shows.
 *
 * @param lines how many were drawn, here and by others
 * @param picture a digest of what the canvas shows: the same for the same picture
 */
public record BoardSight(
        String connection, int lines, String picture, boolean fits, List<String> complaints)
        implements Sight {}
