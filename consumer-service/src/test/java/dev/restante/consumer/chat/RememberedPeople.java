package dev.restante.consumer.chat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The people of the rooms in memory. */
final class RememberedPeople implements People {

    private record Key(String socket, String room) {}

    private final Map<Key, Person> people = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();

    @Override
    public List<Person> of(String socket) {
        return people.values().stream()
                .filter(person -> person.socket().equals(socket))
                .sorted(Comparator.comparing(Person::room))
                .toList();
    }

    @Override
    public void save(Person person) {
        people.put(new Key(person.socket(), person.room()), person);
    }

    @Override
    public void remove(Person person) {
        people.remove(new Key(person.socket(), person.room()));
    }

    @Override
    public long nextVersion(String room) {
        return versions.merge(room, 1L, Long::sum);
    }

    @Override
    public List<Named> in(String room, Instant awaySince, int most) {
        Map<String, List<Person>> byName =
                people.values().stream()
                        .filter(person -> person.room().equals(room))
                        .filter(p -> p.present() || !p.since().isBefore(awaySince))
                        .collect(
                                Collectors.groupingBy(
                                        Person::name, TreeMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .map(entry -> named(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(named -> named.away().isPresent()))
                .limit(most)
                .toList();
    }

    private static Named named(String name, List<Person> sockets) {
        Optional<Instant> last = sockets.stream().map(Person::since).max(Comparator.naturalOrder());
        return new Named(name, last.filter(at -> sockets.stream().noneMatch(Person::present)));
    }
}
