package dev.restante.system;

import static dev.restante.system.stack.Part.CONSUMER;
import static dev.restante.system.stack.Part.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.browser.BoardSight;
import dev.restante.system.browser.Browser;
import dev.restante.system.browser.Look;
import dev.restante.system.browser.Window;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.stack.Project;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whiteboard page in a real browser: strokes are kept, each once and in one order for all. The
 * consoles must stay empty.
 */
@ExtendWith(StackUnderTest.class)
class BoardPageIT {

    /** Chromium's own lines about a gateway that is not there, or not yet ready. */
    private static final Pattern GATEWAY_DOWN =
            Pattern.compile(
                    "Failed to load resource: (net::ERR_CONNECTION_(REFUSED|RESET)"
                            + "|the server responded with a status of 503 .*)"
                            + "|WebSocket connection to '[^']*' failed: .*");

    private static final Path SCREENSHOTS = Project.module().resolve("target/screenshots");
    private static final String BOARD = "#board";
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
                    .filteredOn(line -> !(gatewayWasDown && GATEWAY_DOWN.matcher(line).matches()))
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
    void what_two_draw_over_each_other_is_the_same_picture_in_all_windows() {
        Window first = window(Look.WIDE_LIGHT);
        Window second = window(Look.WIDE_LIGHT);
        String empty = first.see(BoardSight.class).picture();
        first.click("[value='#c4262e']");
        first.click("[name=width][value='14']");
        second.click("[name=width][value='14']");

        first.stroke(BOARD, point(.2, .2), point(.8, .8), point(.8, .2));
        second.stroke(BOARD, point(.2, .8), point(.8, .2), point(.2, .2));
        first.stroke(BOARD, point(.5, .1), point(.5, .9));

        BoardSight drawn = untilStored(first);
        untilStored(second);
        assertThat(drawn.picture()).isNotEqualTo(empty);
        untilSame(second, first);
        BoardSight both = second.see(BoardSight.class);
        assertThat(both.strokes()).as("each number once").isEqualTo(both.known());
        untilSame(window(Look.WIDE_LIGHT), first);
    }

    @Test
    void a_window_of_another_size_shows_the_same_picture_once_it_is_resized() {
        Window first = window(Look.WIDE_LIGHT);
        Window second = window(Look.NARROW_LIGHT);
        first.stroke(BOARD, point(.1, .1), point(.9, .9));
        BoardSight drawn = untilStored(first);
        second.until(BoardSight.class, "all", see -> see.strokes() == drawn.strokes());

        second.resize(Look.WIDE_LIGHT);

        untilSame(second, first);
    }

    @Test
    void the_keyboard_draws_too() {
        Window first = window(Look.WIDE_LIGHT);
        Window second = window(Look.WIDE_LIGHT);

        first.press(BOARD, "ArrowLeft", " ", "ArrowDown", "ArrowRight", " ", "ArrowUp");

        assertThat(untilStored(first).strokes()).isPositive();
        untilSame(second, first);
    }

    @Test
    void a_stroke_waits_in_sight_of_its_drawer_alone_until_the_service_has_stored_it() {
        Window first = window(Look.WIDE_LIGHT);
        Window second = window(Look.WIDE_LIGHT);
        scenario.stack().kill(CONSUMER);
        first.stroke(BOARD, point(.1, .1), point(.9, .9));
        assertThat(first.see(BoardSight.class).waiting()).isPositive();
        assertThat(first.see(BoardSight.class).strokes()).isZero();
        assertThat(second.see(BoardSight.class).strokes()).isZero();

        scenario.stack().start(CONSUMER);

        assertThat(untilStored(first).strokes()).isPositive();
        untilSame(second, first);
    }

    @Test
    void what_was_and_is_drawn_outlives_a_killed_gateway_and_a_killed_service() {
        Window first = window(Look.WIDE_LIGHT);
        Window second = window(Look.WIDE_LIGHT);
        first.stroke(BOARD, point(.1, .1), point(.9, .1));
        untilStored(first);
        gatewayWasDown = true;
        scenario.stack().kill(GATEWAY);
        scenario.stack().kill(CONSUMER);
        first.untilIs(BoardSight.class, "reconnecting");
        first.stroke(BOARD, point(.1, .1), point(.9, .9));

        scenario.stack().start(GATEWAY);
        scenario.stack().start(CONSUMER);

        untilStored(first);
        untilSame(second, first);
        untilSame(window(Look.WIDE_LIGHT), first);
    }

    @Test
    void what_is_drawn_offline_outlives_a_reload() {
        Window first = window(Look.WIDE_LIGHT);
        Window second = window(Look.WIDE_LIGHT);
        first.pressOffline();
        first.untilIs(BoardSight.class, "offline");
        first.stroke(BOARD, point(.1, .1), point(.9, .9));
        int waiting = first.see(BoardSight.class).waiting();

        first.reload();

        first.until(BoardSight.class, "all again", see -> see.strokes() == waiting);
        assertThat(untilStored(first).strokes()).isEqualTo(waiting).isPositive();
        untilSame(second, first);
    }

    @Test
    void a_cleared_board_is_empty_for_all_and_for_those_who_come() {
        Window first = window(Look.WIDE_LIGHT);
        Window second = window(Look.WIDE_LIGHT);
        String empty = second.see(BoardSight.class).picture();
        first.stroke(BOARD, point(.1, .1), point(.9, .9));
        int strokes = untilStored(first).strokes();
        second.until(BoardSight.class, "the stroke", see -> see.strokes() == strokes);

        second.click("[popovertarget=sure]");
        second.click("#clear");
        untilStored(second);
        second.press(BOARD, " ", "ArrowDown", " ");

        BoardSight drawn = untilStored(second);
        assertThat(drawn.strokes()).isPositive();
        assertThat(drawn.known()).isEqualTo(strokes + 1 + drawn.strokes());
        assertThat(drawn.picture()).isNotEqualTo(empty);
        untilSame(first, second);
        untilSame(window(Look.WIDE_LIGHT), second);
    }

    @Test
    void each_board_has_its_own_strokes() {
        Window other = BROWSER.openBoard(page(Scenario.randomName("b")), Look.WIDE_LIGHT);
        Window first = window(Look.WIDE_LIGHT);

        first.stroke(BOARD, point(.1, .1), point(.9, .9));
        assertThat(untilStored(first).strokes()).isPositive();
        other.press(BOARD, " ", "ArrowDown", " ");

        BoardSight sight = untilStored(other);
        assertThat(sight.known()).isEqualTo(sight.strokes());
        assertThat(sight.picture()).isNotEqualTo(first.see(BoardSight.class).picture());
    }

    @Test
    void the_pen_of_another_is_seen_and_gone_after_a_moment() {
        Window first = window(Look.WIDE_LIGHT);
        Window second = window(Look.WIDE_LIGHT);

        second.press(BOARD, "ArrowDown");

        first.until(BoardSight.class, "one pen", see -> see.cursors().size() == 1);
        assertThat(second.see(BoardSight.class).cursors()).isEmpty();
        first.until(BoardSight.class, "no pen", see -> see.cursors().isEmpty());
    }

    @Test
    void a_bad_stroke_is_refused_with_the_reason_and_is_on_no_board() {
        Window window = window(Look.WIDE_LIGHT);
        Client client = scenario.client(ClientKind.NODE, "/board");
        Scenario.join(client, scenario.room());

        client.emit("stroke", stroke("bad-" + scenario.room(), 10_001));
        client.emit("stroke", stroke("good-" + scenario.room(), 10_000));

        Scenario.until("refused", () -> !client.inbox().events("rejected").isEmpty());
        assertThat(client.inbox().events("rejected").get(0).data())
                .isEqualTo(
                        Scenario.object()
                                .put("id", "bad-" + scenario.room())
                                .put("reason", "points: not whole numbers from 0 to 10000"));
        BoardSight sight = window.until(BoardSight.class, "the good one", see -> see.strokes() > 0);
        assertThat(sight.strokes()).isEqualTo(1);
        assertThat(sight.known()).isEqualTo(1);
    }

    /** The pictures are for people; that nothing is cut off, is checked here. */
    @Test
    void the_page_fits_a_desk_and_a_phone_in_light_and_dark() {
        Map<Look, Window> windows = new EnumMap<>(Look.class);
        for (Look look : Look.values()) {
            windows.put(look, window(look));
        }
        Window first = windows.get(Look.WIDE_LIGHT);

        first.stroke(BOARD, point(.2, .3), point(.8, .3), point(.5, .9));

        int strokes = untilStored(first).strokes();
        windows.forEach(
                (look, window) -> {
                    BoardSight sight =
                            window.until(BoardSight.class, "all", see -> see.strokes() == strokes);
                    window.picture(SCREENSHOTS.resolve("board-" + look + ".png"));
                    assertThat(sight.fits()).as("%s fits", look).isTrue();
                });
    }

    private ObjectNode stroke(String id, int x) {
        ObjectNode stroke =
                Scenario.object()
                        .put("id", id)
                        .put("board", scenario.room())
                        .put("color", "#1b2230")
                        .put("width", 4);
        stroke.putArray("points").add(0).add(0).add(x).add(0);
        return stroke;
    }

    private Window window(Look look) {
        Window window = BROWSER.openBoard(page(scenario.room()), look);
        window.until(BoardSight.class, "the board", BoardSight::loaded);
        return window;
    }

    private URI page(String board) {
        return scenario.stack().address(GATEWAY).resolve("/whiteboard.html?board=" + board);
    }

    private static BoardSight untilStored(Window window) {
        return window.until(
                BoardSight.class,
                "all stored",
                see -> see.waiting() == 0 && see.connection().equals("connected"));
    }

    /** Waits until one window shows what another one does, as far as both were told. */
    private static void untilSame(Window window, Window drawn) {
        BoardSight sight =
                window.until(
                        BoardSight.class,
                        "the same picture",
                        see -> isSame(see, drawn.see(BoardSight.class)));
        assertThat(sight.strokes()).isEqualTo(drawn.see(BoardSight.class).strokes());
    }

    private static boolean isSame(BoardSight one, BoardSight other) {
        return one.known() == other.known() && one.picture().equals(other.picture());
    }

    private static double[] point(double x, double y) {
        return new double[] {x, y};
    }
}
