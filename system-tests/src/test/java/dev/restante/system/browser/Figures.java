package dev.restante.system.browser;

import java.util.List;

/**
 * How a page was loaded.
 *
 * @param firstPaint milliseconds from the start of its loading to the first text or picture; null
 *     if none was seen
 * @param shift how much moved without anybody's doing: the sum of {@code layout-shift}
 * @param shifted what moved, from where to where
 */
public record Figures(Double firstPaint, double shift, List<String> shifted) {}
