package dev.restante.system.browser;

import java.util.List;

/**
 * What a window with the classic chat shows.
 *
 * @param people how many are here; 0 before it was told
 * @param said messages from top to bottom
 * @param told who came and left, from top to bottom
 * @param typing who is typing, in words
 */
public record ChatSight(
        String connection,
        int people,
        List<Said> said,
        List<String> told,
        String typing,
        boolean fits,
        List<String> complaints)
        implements Sight {

    /**
     * A message.
     *
     * @param name who said it; empty of one's own
     * @param state of one's own: empty, {@code waiting}, {@code stored} or {@code rejected}
     */
    public record Said(String name, String text, String state) {}

    /** What a person said, from top to bottom. */
    public List<String> saidBy(String name) {
        return said.stream().filter(one -> one.name().equals(name)).map(Said::text).toList();
    }

    /** Whether everything one wrote oneself is stored. */
    public boolean allStored() {
        return said.stream()
                .filter(one -> one.name().isEmpty())
                .allMatch(one -> one.state().equals("stored"));
    }
}
