package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.client.ClientKind;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.Part;
import dev.restante.system.tabs.Tab;
import dev.restante.system.tabs.TabBrowser;
import dev.restante.system.tabs.TabSight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with restante.js, in a real browser and in Node. */
@ExtendWith(StackUnderTest.class)
class RestanteJsIT {

    private static final Duration PACE = Duration.ofMillis(5);
    private static final int PER_PAGE = 40;
    private static final NodeProcess NODE = TabBrowser.node();

    private Scenario scenario;
    private TabBrowser browser;

    @BeforeEach
    void begin(Scenario given) {
        scenario = given;
        browser = new TabBrowser(scenario.stack().address(Part.GATEWAY), scenario.room(), NODE);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @AfterAll
    static void end() {
        NODE.close();
    }

    @Test
    void a_page_reloaded_in_the_middle_of_a_stream_gets_every_event_once_and_in_order() {
        Tab tab = browser.start().open("A");
        String socket = tab.see().socket();
        Flow flow = scenario.messages(scenario.member(ClientKind.NODE), PACE).start();

        for (int page = 1; page <= 5; page++) {
            int enough = page * PER_PAGE;
            tab.until("a part of the stream", sight -> sight.received().size() >= enough);
            tab.reload();
        }

        flow.stop();
        mustBalance(tab);
        TabSight sight = tab.see();
        assertThat(sight.resumed()).isTrue();
        assertThat(sight.socket()).isEqualTo(socket);
    }

    @Test
    void a_page_reloaded_after_its_gateway_was_killed_gets_every_event_once_and_in_order() {
        Tab tab = browser.start().open("A");
        String socket = tab.see().socket();
        Flow flow = scenario.posts(PACE).start();
        flow.untilAcked(PER_PAGE);

        scenario.stack().kill(Part.GATEWAY);
        scenario.stack().start(Part.GATEWAY);
        tab.until("the second connection", sight -> sight.connects() == 2);
        tab.reload();

        flow.stop();
        mustBalance(tab);
        assertThat(tab.see().socket()).isEqualTo(socket);
    }

    @Test
    void a_duplicated_tab_begins_a_session_of_its_own() {
        Tab original = browser.start().open("A");
        String socket = original.see().socket();

        Tab copy = browser.duplicate(original, "B");

        List<String> ids = new ArrayList<>(original.say(List.of("from the original")));
        original.until("its message", sight -> sight.received().size() == 1);
        ids.addAll(copy.say(List.of("from the copy")));
        for (Tab tab : List.of(original, copy)) {
            TabSight sight = tab.until("both", seen -> seen.received().size() >= 2);
            assertThat(sight.received()).isEqualTo(ids);
            assertThat(sight.connects()).isEqualTo(1);
        }
        assertThat(original.see().socket()).isEqualTo(socket);
        assertThat(copy.see().socket()).isNotEqualTo(socket);
    }

    @Test
    void each_of_two_tabs_goes_on_with_its_own_session_after_a_reload() {
        Tab original = browser.start().open("A");
        Tab copy = browser.duplicate(original, "B");
        String socket = copy.see().socket();

        copy.reload();

        TabSight sight = copy.until("its session", seen -> seen.joined());
        assertThat(sight.socket()).isEqualTo(socket);
        assertThat(original.see().connects()).isEqualTo(1);
    }

    @Test
    void a_page_gets_again_what_it_did_not_confirm() {
        Tab tab = browser.start().open("A", Scenario.object().put("confirm", true));
        List<String> ids = new ArrayList<>(tab.say(List.of("1", "2")));
        tab.until("both", sight -> sight.received().size() == 2);
        tab.reload();
        tab.until("both again", sight -> sight.received().size() == 4);

        tab.confirm();
        tab.reload();

        tab.until("its session", TabSight::joined);
        ids.addAll(ids);
        ids.addAll(tab.say(List.of("3")));
        tab.until("the third", sight -> sight.received().size() >= 5);
        assertThat(tab.see().received()).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"indexedDB", "sessionStorage"})
    void a_browser_without_storage_is_served_too_and_the_page_is_told_once(String missing) {
        Tab tab = browser.start().openWithout(missing, "A");

        List<String> ids = tab.say(List.of("1", "2"));

        TabSight sight = tab.until("both", seen -> seen.received().size() >= 2);
        assertThat(sight.received()).isEqualTo(ids);
        assertThat(sight.trouble()).containsExactly("no_storage");
    }

    @Test
    void in_node_emits_are_stored_and_the_session_goes_on() {
        Tab tab = browser.openInNode("A");
        List<String> ids = new ArrayList<>(tab.say(List.of("1", "2")));
        tab.until("both", sight -> sight.received().size() == 2);

        tab.drop();

        tab.until("the second connection", sight -> sight.connects() == 2);
        ids.addAll(tab.say(List.of("3")));
        TabSight sight = tab.until("all", seen -> seen.received().size() >= 3);
        assertThat(sight.received()).isEqualTo(ids);
        assertThat(sight.resumed()).isTrue();
        assertThat(sight.trouble()).containsExactly("no_storage");
    }

    /** Nothing lost, doubled or out of order, over the lives of all its pages. */
    private void mustBalance(Tab tab) {
        Set<String> acked = scenario.ledger().acked();
        tab.until("the rest", sight -> Set.copyOf(sight.received()).containsAll(acked));
        scenario.ledger().processed(scenario.consumer().processedIn(scenario.room()));
        scenario.ledger().received("the tab", tab.see().received());
        scenario.ledger().mustBalance();
    }
}
