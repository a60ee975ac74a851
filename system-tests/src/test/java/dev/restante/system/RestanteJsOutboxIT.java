package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.Part;
import dev.restante.system.tabs.Tab;
import dev.restante.system.tabs.TabBrowser;
import dev.restante.system.tabs.TabSight;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Emits with restante.js that outlive their page, in a real browser. */
@ExtendWith(StackUnderTest.class)
class RestanteJsOutboxIT {

    private static final NodeProcess NODE = TabBrowser.node();

    private Scenario scenario;
    private TabBrowser browser;

    @BeforeEach
    void begin(Scenario given) {
        scenario = given;
        browser =
                new TabBrowser(scenario.stack().address(Part.GATEWAY), scenario.room(), NODE)
                        .start();
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
    void what_waits_when_a_tab_is_reloaded_is_sent_once_and_in_order() {
        Tab tab = browser.open("A");
        List<String> ids = tab.say(texts(100));

        tab.reload();

        mustBeProcessed(ids, tab);
    }

    @Test
    void what_waits_when_a_tab_is_closed_is_sent_by_another_one_once_and_in_order() {
        Tab closed = browser.open("A");
        Tab other = browser.open("B");
        List<String> ids = closed.say(texts(200));
        closed.until("some of it stored", sight -> sight.stored().size() > 10);
        scenario.stack().kill(Part.GATEWAY);
        closed.until("no connection", sight -> !sight.connected());
        List<String> waiting = closed.see().pending();
        assertThat(waiting).isNotEmpty();
        closed.close();

        scenario.stack().start(Part.GATEWAY);

        mustBeProcessed(ids, other);
        TabSight sight = other.until("the end", seen -> seen.stored().size() >= waiting.size());
        assertThat(sight.stored()).isEqualTo(waiting);
    }

    @Test
    void what_waits_when_the_browser_is_killed_is_sent_when_it_is_started_again() {
        Tab tab = browser.open("A");
        scenario.stack().kill(Part.GATEWAY);
        List<String> ids = tab.say(texts(20));
        browser.kill();
        scenario.stack().start(Part.GATEWAY);

        browser.start();

        mustBeProcessed(ids, browser.open("B"));
    }

    @Test
    void what_waits_while_kafka_is_down_outlives_reload_and_tab() {
        Tab tab = browser.open("A");
        scenario.stack().kill(Part.KAFKA);
        List<String> ids = tab.say(texts(5));
        tab.reload();
        assertThat(tab.see().pending()).isEqualTo(ids);
        tab.close();
        scenario.stack().start(Part.KAFKA);

        Tab other = browser.open("B");

        mustBeProcessed(ids, other);
    }

    @Test
    void an_emit_that_has_no_place_to_wait_is_refused_by_an_error_with_a_code() {
        Tab tab = browser.open("A", Scenario.object().put("most", 2));
        scenario.stack().kill(Part.GATEWAY);

        List<String> answers = tab.say(texts(3));

        assertThat(answers).last().isEqualTo("full");
        assertThat(tab.see().pending()).isEqualTo(answers.subList(0, 2));
        scenario.stack().start(Part.GATEWAY);
        mustBeProcessed(answers.subList(0, 2), tab);
    }

    @Test
    void an_emit_that_is_refused_for_good_is_told_and_does_not_hold_up_the_next() {
        Tab tab = browser.open("A");

        tab.emit("join", "no name of a room!");

        List<String> ids = tab.say(texts(1));
        mustBeProcessed(ids, tab);
        assertThat(tab.see().refused()).containsExactly("room_not_allowed");
    }

    @Test
    void a_route_that_does_not_find_the_event_id_is_told() {
        Tab tab = browser.open("A");

        tab.emit("without a route", "text");

        tab.until("the trouble", sight -> sight.trouble().equals(List.of("id_not_found")));
    }

    /** Each once and in order, by the service and by a member of the room. */
    private void mustBeProcessed(List<String> ids, Tab member) {
        TabSight sight = member.until("all of it", seen -> seen.received().containsAll(ids));
        assertThat(scenario.consumer().processedIn(scenario.room())).isEqualTo(ids);
        assertThat(sight.received()).isEqualTo(ids);
    }

    private static List<String> texts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }
}
