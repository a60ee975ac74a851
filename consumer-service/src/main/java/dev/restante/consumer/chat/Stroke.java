package dev.restante.consumer.chat;

/**
 * A stroke of a whiteboard, as it was stored.
 *
 * @param id the sender's id for it
 * @param seq its place on the board; numbers grow, and each board has its own
 * @param color {@code #rrggbb}
 * @param width in thousandths of the sheet's width
 * @param points JSON array x, y, x, y ... in ten-thousandths of the sheet's width and height
 */
public record Stroke(String id, String board, long seq, String color, int width, String points) {}
