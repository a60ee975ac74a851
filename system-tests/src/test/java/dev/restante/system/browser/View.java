package dev.restante.system.browser;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a window with the page of rooms shows.
 *
 * @param connection {@code connecting}, {@code connected}, {@code reconnecting} or {@code offline}
 * @param recovered whether its session went on with the last connect
 * @param messages from top to bottom
 * @param notices the texts of the notices, from top to bottom
 * @param fits whether what is written into is in sight, and nothing needs scrolling sideways
 * @param complaints what the browser's console says
 */
public record View(
        String connection,
        boolean recovered,
        List<Shown> messages,
        List<String> notices,
        boolean fits,
        List<String> complaints)
        implements Sight {

    /**
     * A message.
     *
     * @param id which one
     * @param number the room's count of it; 0 without one
     * @param state {@code waiting}, {@code stored} (✓), {@code processed} (✓✓) or {@code rejected}
     * @param mine whether it stands as one's own
     * @param text what it says
     */
    public record Shown(String id, int number, String state, boolean mine, String text) {}

    /** What the messages say, from top to bottom. */
    public List<String> texts() {
        return messages.stream().map(Shown::text).toList();
    }

    /** The states there are among one's own messages. */
    public Set<String> statesOfMine() {
        return messages.stream()
                .filter(Shown::mine)
                .map(Shown::state)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Which messages, from top to bottom. */
    public List<String> ids() {
        return messages.stream().map(Shown::id).toList();
    }

    /** The numbers of the messages, from top to bottom. */
    public List<Integer> numbers() {
        return messages.stream().map(Shown::number).toList();
    }
}
