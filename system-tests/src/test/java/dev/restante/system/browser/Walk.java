package dev.restante.system.browser;

import java.util.List;

/**
 * A way through a page with the tab key.
 *
 * @param stops what had the focus, one after the other
 * @param missed what can be pressed and never had it
 * @param back steps against the order of the page, as it is written or as it is seen
 * @param unseen stops where nothing shows the focus, or something covers them
 */
public record Walk(
        List<String> stops, List<String> missed, List<String> back, List<String> unseen) {}
