package dev.restante.system.browser;

import java.util.List;
import java.util.Map;

/** What a window shows, whatever the page. */
public sealed interface Sight permits View, ChatSight, BoardSight, LabSight {

    /** {@code connecting}, {@code connected}, {@code reconnecting} or {@code offline}. */
    String connection();

    /** Whether what the page is for is in sight, and nothing needs scrolling sideways. */
    boolean fits();

    /** What the browser's console says. */
    List<String> complaints();

    /** What the script that looks calls a kind of page. */
    static String name(Class<? extends Sight> kind) {
        return Map.of(
                        View.class, "rooms",
                        ChatSight.class, "chat",
                        BoardSight.class, "board",
                        LabSight.class, "lab")
                .get(kind);
    }
}
