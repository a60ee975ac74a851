package dev.restante.system.browser;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a window with the page of rooms shows.
 *
 * @param connection {@code connecting}, {@code connected}, {@code reconnecting} or {@code offline}
 * @param recovered whether its session went on with the last connect
 * @param title of the window
 * @param rooms that were entered
 * @param people who is in the room that is shown
 * @param typing who is typing there, in words
 * @param messages of the room that is shown, from top to bottom
 * @param notices the texts of the notices, from top to bottom
 * @param fits whether what is written into is in sight, and nothing needs scrolling sideways
 * @param complaints what the browser's console says
 */
public record View(
        String connection,
        boolean recovered,
        String title,
        List<Room> rooms,
        List<Someone> people,
        String typing,
        List<Shown> messages,
        List<String> notices,
        boolean fits,
        List<String> complaints)
        implements Sight {

    /**
     * A room in the list of rooms.
     *
     * @param unread how many of its messages are said to be new
     * @param shown whether it is the one that is shown
     */
    public record Room(String name, int unread, boolean shown) {}

    /**
     * A person in the list of who is here.
     *
     * @param away whether it is said to be away
     */
    public record Someone(String name, boolean away) {}

    /**
     * A message.
     *
     * @param id which one
     * @param number the room's count of it; 0 without one
     * @param state {@code waiting}, {@code stored} (✓), {@code processed} (✓✓) or {@code rejected}
     * @param mine whether it stands as one's own
     * @param text what it says
     * @param fresh whether it stands below the line of what is new
     */
    public record Shown(
            String id, int number, String state, boolean mine, String text, boolean fresh) {}

    /** How many messages of a room are said to be new; -1 if it is not in the list. */
    public int unread(String room) {
        return rooms.stream()
                .filter(one -> one.name().equals(room))
                .mapToInt(Room::unread)
                .findFirst()
                .orElse(-1);
    }

    /** What stands below the line of what is new, from top to bottom. */
    public List<String> freshTexts() {
        return messages.stream().filter(Shown::fresh).map(Shown::text).toList();
    }

    /** Who is here and not away. */
    public List<String> here() {
        return people.stream().filter(one -> !one.away()).map(Someone::name).toList();
    }

    /** Who is away. */
    public List<String> away() {
        return people.stream().filter(Someone::away).map(Someone::name).toList();
    }

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
