package dev.restante.gateway.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RoomIndexTest {

    private final RoomIndex<String> index = new RoomIndex<>();

    private static Emit emit(Set<String> to, Set<String> except) {
        Envelope envelope = new Envelope("1", "/test", Instant.EPOCH, "/", Optional.empty());
        return new Emit(envelope, "e", to, except, false, OptionalLong.empty(), Arguments.none());
    }

    @Test
    void anEventWithoutAddressIsHeardByEveryone() {
        index.add("ann", Set.of("a"));
        index.add("bob", Set.of("b"));

        assertThat(index.audience(emit(Set.of(), Set.of()))).containsExactly("ann", "bob");
    }

    @Test
    void aMemberOfSeveralAddressedRoomsHearsOnce() {
        index.add("ann", Set.of("x", "y"));

        assertThat(index.audience(emit(Set.of("x", "y"), Set.of()))).containsExactly("ann");
    }

    @Test
    void whoLeftARoomDoesNotHearIt() {
        index.add("ann", Set.of("x"));

        index.leave("ann", "x");

        assertThat(index.audience(emit(Set.of("x"), Set.of()))).isEmpty();
    }

    @Test
    void whoWasRemovedHearsNothing() {
        index.add("ann", Set.of("x"));

        index.remove("ann", Set.of("x"));

        assertThat(index.audience(emit(Set.of(), Set.of()))).isEmpty();
    }

    /** Live and replay must agree, else a resume would show what live did not, or hide it. */
    @Property
    void theIndexAgreesWithTheRuleForOneMember(
            @ForAll @Size(max = 5)
                    Map<
                                    @StringLength(1) @CharRange(from = 'A', to = 'F') String,
                                    @Size(max = 3) Set<
                                            @StringLength(1) @CharRange(from = 'a', to = 'd')
                                            String>>
                            roomsByMember,
            @ForAll @Size(max = 3) Set<@StringLength(1) @CharRange(from = 'a', to = 'd') String> to,
            @ForAll @Size(max = 2)
                    Set<@StringLength(1) @CharRange(from = 'a', to = 'd') String> except) {
        RoomIndex<String> filled = new RoomIndex<>();
        roomsByMember.forEach(filled::add);
        Emit event = emit(to, except);

        Set<String> hearing = new HashSet<>(filled.audience(event));

        assertThat(hearing)
                .isEqualTo(
                        roomsByMember.keySet().stream()
                                .filter(m -> Audience.hears(event, roomsByMember.get(m)::contains))
                                .collect(Collectors.toSet()));
    }
}
