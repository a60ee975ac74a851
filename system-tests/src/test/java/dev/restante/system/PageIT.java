package dev.restante.system;

import static dev.restante.system.stack.Part.CONSUMER;
import static dev.restante.system.stack.Part.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.browser.Browser;
import dev.restante.system.browser.Look;
import dev.restante.system.browser.View;
import dev.restante.system.browser.Window;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Project;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The chat page in a real browser. After every scenario the consoles must be empty. */
@ExtendWith(StackUnderTest.class)
class PageIT {

    /** Chromium's own lines about a gateway that is not there, or not yet ready (503). */
    private static final Pattern REFUSED =
            Pattern.compile(
                    "WebSocket connection to 'ws://localhost:\\d+/socket\\.io/[^']*' failed: "
                            + "Error (in connection establishment: net::ERR_CONNECTION_REFUSED"
                            + "|during WebSocket handshake: Unexpected response code: 503)");

    private static final String STORED = "stored";
    private static final String PROCESSED = "processed";
    private static final List<String> PEOPLE = List.of("Ann", "Zoe", "Max", "Mia");
    private static final Path SCREENSHOTS = Project.module().resolve("target/screenshots");
    private static final Browser BROWSER = new Browser();

    private Scenario scenario;
    private boolean gatewayWasDown;

    @BeforeEach
    void begin(Scenario given) {
        scenario = given;
    }

    @AfterEach
    void the_consoles_are_empty() {
        try {
            assertThat(BROWSER.complaints())
                    .filteredOn(line -> !(gatewayWasDown && REFUSED.matcher(line).matches()))
                    .isEmpty();
        } finally {
            BROWSER.closeWindows();
        }
    }

    @AfterAll
    static void end() {
        BROWSER.close();
    }

    @Test
    void two_windows_see_the_same_conversation() {
        Window ann = window("Ann");
        Window zoe = window("Zoe");

        ann.write(List.of("hello", "<b>not bold</b>"));
        zoe.until("both", view -> view.texts().size() == 2);
        zoe.write(List.of("hi"));

        mustShow(List.of("hello", "<b>not bold</b>", "hi"), ann, zoe);
    }

    @Test
    void a_new_window_sees_the_history() {
        List<String> texts = texts("early", 10);
        Window ann = window("Ann");
        ann.write(texts);
        mustShow(texts, ann);

        Window late = window("Late");

        mustShow(texts, ann, late);
    }

    @Test
    void messages_stay_at_stored_while_consumer_service_is_down() {
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        scenario.stack().kill(CONSUMER);

        ann.write(texts("stays", 5));

        ann.until("all stored", view -> view.statesOfMine().equals(Set.of(STORED)));
        assertThat(ann.view().texts()).isEqualTo(texts("stays", 5));
        assertThat(zoe.view().messages()).isEmpty();
    }

    @Test
    void messages_arrive_in_order_once_when_consumer_service_is_started() {
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        scenario.stack().kill(CONSUMER);
        ann.write(texts("waited", 15));
        ann.until("all stored", view -> view.statesOfMine().equals(Set.of(STORED)));

        scenario.stack().start(CONSUMER);

        mustShow(texts("waited", 15), ann, zoe);
    }

    @Test
    void a_window_that_comes_back_online_gets_what_it_missed() {
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        List<String> texts = texts("text", 13);
        ann.write(texts.subList(0, 1));
        mustShow(texts.subList(0, 1), ann, zoe);
        ann.pressOffline();
        ann.untilIs("offline");
        zoe.write(texts.subList(1, 13));
        zoe.until("all processed", view -> view.statesOfMine().equals(Set.of(PROCESSED)));
        assertThat(ann.view().texts()).containsExactly("text 1");

        ann.pressOffline();

        untilRecovered(ann);
        mustShow(texts, ann, zoe);
    }

    @Test
    void messages_written_while_the_gateway_is_down_leave_by_themselves() {
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        ann.write(List.of("before"));
        mustShow(List.of("before"), ann, zoe);
        killGateway(ann, zoe);
        ann.write(texts("ann", 6));
        zoe.write(texts("zoe", 6));

        scenario.stack().start(GATEWAY);

        untilRecovered(ann);
        untilRecovered(zoe);
        List<String> order = mustShowTheSame(ann, zoe).texts();
        assertThat(order).startsWith("before").hasSize(13);
        assertThat(order).filteredOn(text -> text.startsWith("ann")).isEqualTo(texts("ann", 6));
        assertThat(order).filteredOn(text -> text.startsWith("zoe")).isEqualTo(texts("zoe", 6));
    }

    @Test
    void a_posted_notice_appears_in_every_window_of_the_room() {
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        String id = Scenario.randomName("notice");

        scenario.producer()
                .structured(
                        ProducerService.event(
                                id,
                                "notice",
                                scenario.room(),
                                Scenario.object().put("text", "grüße, 漢字 <i>")));

        for (Window window : List.of(ann, zoe)) {
            View view = window.until("the notice", seen -> !seen.notices().isEmpty());
            assertThat(view.notices()).containsExactly("grüße, 漢字 <i>");
        }
    }

    @Test
    void what_comes_while_another_room_is_shown_is_counted_and_stands_below_a_line() {
        String other = Scenario.randomName("other");
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        zoe.write(texts("read", 2));
        ann.until("both", view -> view.texts().size() == 2);
        ann.enter(other);
        ann.until("the other room", view -> view.unread(other) == 0);
        zoe.write(texts("new", 3));
        ann.until("three unread", view -> view.unread(scenario.room()) == 3);
        assertThat(ann.view().title()).startsWith("(3) " + other);
        assertThat(ann.view().texts()).isEmpty();

        ann.show(scenario.room());

        View view = ann.until("none unread", seen -> seen.unread(scenario.room()) == 0);
        assertThat(view.freshTexts()).isEqualTo(texts("new", 3));
        assertThat(view.title()).startsWith(scenario.room());
    }

    @Test
    void what_comes_while_the_window_is_out_of_sight_is_counted_in_its_title() {
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        zoe.write(texts("read", 2));
        ann.until("both", view -> view.texts().size() == 2);
        ann.attend(false);
        zoe.write(texts("new", 3));
        ann.until("the title", view -> view.title().startsWith("(3) "));

        ann.attend(true);

        View view = ann.until("the title", seen -> seen.title().startsWith(scenario.room()));
        assertThat(view.freshTexts()).isEqualTo(texts("new", 3));
        zoe.write(List.of("seen at once"));
        ann.until("one more", seen -> seen.texts().size() == 6);
        assertThat(ann.view().unread(scenario.room())).isZero();
    }

    @Test
    void a_reload_keeps_the_rooms_and_what_was_read_in_each() {
        String other = Scenario.randomName("other");
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        zoe.write(List.of("read"));
        ann.until("it", view -> view.texts().size() == 1);
        ann.enter(other);
        ann.until("the other room", view -> view.unread(other) == 0);
        zoe.write(List.of("new", "newer"));
        ann.until("two unread", view -> view.unread(scenario.room()) == 2);

        ann.reload();

        View view = ann.until("two unread", seen -> seen.unread(scenario.room()) == 2);
        assertThat(view.rooms())
                .extracting(View.Room::name)
                .containsExactly(scenario.room(), other);
        assertThat(view.rooms()).filteredOn(View.Room::shown).hasSize(1);
        ann.show(scenario.room());
        ann.until("the line", seen -> seen.freshTexts().equals(List.of("new", "newer")));
    }

    @Test
    void the_room_is_told_who_comes_who_is_away_and_who_is_gone() {
        String odd = "<i>Zoe\u202e";
        Window ann = window("Ann");
        Window zoe = window(odd);
        ann.until("both", view -> view.here().equals(List.of(odd, "Ann")));
        zoe.until("both", view -> view.here().equals(List.of(odd, "Ann")));

        zoe.pressOffline();
        ann.until("one away", view -> view.away().equals(List.of(odd)));
        zoe.pressOffline();
        ann.until("both again", view -> view.here().equals(List.of(odd, "Ann")));
        BROWSER.close(zoe);

        View view = ann.until("one gone", seen -> seen.people().size() == 1);
        assertThat(view.here()).containsExactly("Ann");
    }

    @Test
    void who_is_here_is_known_again_after_the_gateway_and_the_service_were_killed() {
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        ann.until("both", view -> view.here().equals(List.of("Ann", "Zoe")));
        killGateway(ann, zoe);
        scenario.stack().kill(CONSUMER);

        scenario.stack().start(GATEWAY);
        untilRecovered(ann);
        Window max = window("Max");
        scenario.stack().start(CONSUMER);

        List<String> all = List.of("Ann", "Max", "Zoe");
        for (Window window : List.of(ann, zoe, max)) {
            window.until("all three", view -> view.here().equals(all));
        }
        zoe.pressOffline();
        max.until("one away", view -> view.away().equals(List.of("Zoe")));
    }

    @Test
    void who_types_is_shown_to_the_others_for_a_moment() {
        Window ann = window("Ann");
        Window zoe = window("Zoe");
        ann.until("both", view -> view.people().size() == 2);

        zoe.type("#message", "I am");

        ann.until("typing", view -> view.typing().contains("Zoe"));
        assertThat(zoe.view().typing()).isEmpty();
        ann.until("no typing", view -> view.typing().isEmpty());
    }

    @Test
    void earlier_messages_come_page_by_page_at_a_button() {
        Client writer = scenario.client(ClientKind.NODE, "/chat");
        List<String> texts = texts("old", 120);
        for (String text : texts) {
            writer.emit(
                    "message",
                    Scenario.object()
                            .put("id", text + " " + scenario.room())
                            .put("room", scenario.room())
                            .put("name", "Writer")
                            .put("text", text));
        }
        Scenario.until(
                "all stored",
                () -> scenario.consumer().processedIn(scenario.room()).size() == texts.size());
        Window ann = window("Ann");
        ann.until("the newest", view -> view.texts().equals(texts.subList(70, 120)));

        ann.click("#earlier");
        ann.until("those before", view -> view.texts().equals(texts.subList(20, 120)));
        ann.click("#earlier");

        ann.until("all", view -> view.texts().equals(texts));
    }

    /** The pictures are for people; that nothing is cut off, is checked here. */
    @Test
    void the_page_fits_a_desk_and_a_phone_in_light_and_dark() {
        Map<Look, Window> windows = new EnumMap<>(Look.class);
        String busy = "a-room-with-a-long-name-" + Scenario.randomName("");
        for (Look look : Look.values()) {
            Window window = BROWSER.open(page(), PEOPLE.get(look.ordinal()), look);
            window.enter(busy);
            window.show(scenario.room());
            window.write(List.of("Hello!", "A long word: " + "restante".repeat(8)));
            windows.put(look, window);
        }
        mustShowTheSame(windows.values().toArray(Window[]::new));
        scenario.stack().kill(CONSUMER);

        windows.forEach(
                (look, window) -> {
                    window.write(List.of("Who processes this?"));
                    View view = window.until("one ✓", seen -> seen.statesOfMine().contains(STORED));
                    window.picture(SCREENSHOTS.resolve(look + ".png"));
                    assertThat(view.fits()).as("%s fits", look).isTrue();
                });
    }

    private Window window(String person) {
        return BROWSER.open(page(), person, Look.WIDE_LIGHT);
    }

    private URI page() {
        return scenario.stack().address(GATEWAY).resolve("/chat.html?room=" + scenario.room());
    }

    private void killGateway(Window... windows) {
        gatewayWasDown = true;
        scenario.stack().kill(GATEWAY);
        for (Window window : windows) {
            window.untilIs("reconnecting");
        }
    }

    private static void untilRecovered(Window window) {
        window.until("recovered", view -> view.connection().equals("connected"));
        assertThat(window.view().recovered()).isTrue();
    }

    /** Waits until nothing waits any more, and each window has these messages and no others. */
    private void mustShow(List<String> texts, Window... windows) {
        windows[0].until("all of them", view -> view.texts().size() >= texts.size());
        assertThat(mustShowTheSame(windows).texts()).isEqualTo(texts);
    }

    /** Waits until everything is processed; all windows must show it as the service stored it. */
    private View mustShowTheSame(Window... windows) {
        for (Window window : windows) {
            window.until(
                    "own ones processed",
                    view -> Set.of(PROCESSED).containsAll(view.statesOfMine()));
        }
        List<String> stored = scenario.consumer().processedIn(scenario.room());
        View first = windows[0].until("the rest", view -> view.ids().size() >= stored.size());
        for (Window window : windows) {
            View view = window.until("the rest", seen -> seen.ids().size() >= stored.size());
            assertThat(view.ids()).isEqualTo(stored);
            assertThat(view.numbers()).isEqualTo(first.numbers()).isSorted();
            assertThat(view.texts()).isEqualTo(first.texts());
        }
        return first;
    }

    private static List<String> texts(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> name + " " + n).toList();
    }
}
