package dev.restante.consumer.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is remembered of who is in which room. */
public interface People {

    /**
     * A name in a room, whoever many sockets have it.
     *
     * @param away since when all of them are away; empty if one is there
     */
    record Named(String name, Optional<Instant> away) {}

    /** The rooms in which a socket has a name, by the name of the room. */
    List<Person> of(String socket);

    /** Stores a person, over an older one of the same socket and room. */
    void save(Person person);

    /** Forgets a person. */
    void remove(Person person);

    /** The next number of a room's list. Whoever has it is alone with the room until the commit. */
    long nextVersion(String room);

    /**
     * Names in a room, those who are there first, then by name.
     *
     * @param awaySince who is away for longer is left out
     * @param most how many at most
     */
    List<Named> in(String room, Instant awaySince, int most);
}
