package dev.restante.system.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.browser.Flaw;
import dev.restante.system.browser.Preference;
import dev.restante.system.browser.Screen;
import dev.restante.system.browser.Script;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every page promises to people, in a real browser. A page is visited once on each screen and
 * for each preference; each promise is then held against what was found.
 */
class PagesForPeopleIT {

    private static final String EVERYWHERE = "dev.restante.system.people.Place#all";
    private static final String ON_EVERY_SCREEN = "dev.restante.system.people.Place#onEveryScreen";

    /** Milliseconds. */
    private static final double PAINTED_WITHIN = 1_000;

    /** As layout-shift counts: the part of the window that moved, times how far. */
    private static final double SHIFTED_AT_MOST = 0.02;

    /** Of one page, with all that it loads. */
    private static final int SCRIPT_BYTES = 150_000;

    /** Of all pages together, without the client: so that they do not grow unseen. */
    private static final int OWN_SCRIPT_BYTES = 160_000;

    @RegisterExtension private static final Visits VISITS = new Visits();

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void axe_finds_nothing_serious(Place place) {
        assertThat(VISITS.to(place).everFound(Visit.State::flaws))
                .filteredOn(Flaw::isSerious)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void nothing_needs_scrolling_sideways(Place place) {
        assertThat(VISITS.to(place).everFound(Visit.State::tooWide)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void the_console_stays_empty_and_no_request_fails(Place place) {
        assertThat(VISITS.to(place).trouble()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void nothing_shifts_while_it_loads(Place place) {
        Visit visit = VISITS.to(place);

        assertThat(visit.figures().shift())
                .as("what moved: %s", visit.figures().shifted())
                .isLessThan(SHIFTED_AT_MOST);
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void the_tab_key_reaches_everything_that_is_pressed(Place place) {
        assertThat(VISITS.to(place).everFound(state -> state.walk().missed())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void the_tab_key_follows_the_page(Place place) {
        assertThat(VISITS.to(place).everFound(state -> state.walk().back())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void one_sees_what_has_the_focus(Place place) {
        assertThat(VISITS.to(place).everFound(state -> state.walk().unseen())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(ON_EVERY_SCREEN)
    void nothing_moves_for_who_does_not_want_it(Place place) {
        Place still = new Place(place.page(), place.screen(), Preference.STILL);

        assertThat(VISITS.to(still).moved()).isEmpty();
    }

    /** The median of three: a machine that is busy for a moment is not the page's fault. */
    @ParameterizedTest
    @MethodSource(ON_EVERY_SCREEN)
    void it_is_painted_within_a_second(Place place) {
        List<Double> paints =
                place.forEveryPerson()
                        .map(where -> VISITS.to(where).figures().firstPaint())
                        .sorted()
                        .toList();

        System.out.printf(
                "MEASURED first paint of %s on %s: %s ms%n", place.page(), place.screen(), paints);
        assertThat(paints.get(paints.size() / 2)).isLessThan(PAINTED_WITHIN);
    }

    @ParameterizedTest
    @EnumSource
    void its_scripts_are_small_even_with_the_client_of_Socket_IO(Page page) {
        assertSmall("the scripts of " + page, scripts(page), SCRIPT_BYTES);
    }

    @Test
    void our_own_scripts_of_all_pages_are_small_together() {
        assertSmall(
                "our own scripts of all pages",
                Stream.of(Page.values())
                        .flatMap(PagesForPeopleIT::scripts)
                        .filter(script -> !script.isClient())
                        .distinct(),
                OWN_SCRIPT_BYTES);
    }

    private static Stream<Script> scripts(Page page) {
        return VISITS.to(new Place(page, Screen.DESK, Preference.LIGHT)).scripts().stream();
    }

    private static void assertSmall(String what, Stream<Script> scripts, int limit) {
        List<Script> all = scripts.toList();
        int bytes = all.stream().mapToInt(Script::decoded).sum();
        int transferred = all.stream().mapToInt(Script::transferred).sum();
        System.out.printf(
                "MEASURED %s: %,d bytes, %,d over the network%n", what, bytes, transferred);
        assertThat(bytes).as("%s", all).isLessThan(limit);
    }
}
