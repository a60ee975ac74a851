package dev.restante.system;

import static dev.restante.system.stack.Part.CONSUMER;
import static dev.restante.system.stack.Part.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.browser.Browser;
import dev.restante.system.browser.ChatSight;
import dev.restante.system.browser.Look;
import dev.restante.system.browser.Window;
import dev.restante.system.stack.Project;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our own page of the classic chat in a real browser. The consoles must stay empty. */
@ExtendWith(StackUnderTest.class)
class ClassicPagesIT {

    /** Chromium's own lines about a gateway that is not there, or not yet ready. */
    private static final Pattern GATEWAY_DOWN =
            Pattern.compile(
                    "Failed to load resource: (net::ERR_CONNECTION_(REFUSED|RESET)"
                            + "|the server responded with a status of 503 .*)"
                            + "|WebSocket connection to '[^']*' failed: .*");

    private static final Path SCREENSHOTS = Project.module().resolve("target/screenshots");
    private static final List<String> PEOPLE = List.of("Ann", "Zoe", "Max", "Mia");
    private static final Browser BROWSER = new Browser();

    private final String ann = Scenario.randomName("Ann");
    private final String zoe = Scenario.randomName("Zoe");
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
    void two_windows_talk() {
        Window first = chat(ann);
        Window second = chat(zoe);
        first.until(ChatSight.class, "who came", see -> see.told().contains(zoe + " joined"));

        first.write(List.of("hello", "<b>not bold</b>"));
        second.until(ChatSight.class, "both", see -> see.saidBy(ann).size() == 2);
        second.write(List.of("hi"));

        ChatSight sight = first.until(ChatSight.class, "the answer", see -> see.said().size() == 3);
        assertThat(sight.saidBy(zoe)).containsExactly("hi");
        assertThat(second.see(ChatSight.class).saidBy(ann))
                .containsExactly("hello", "<b>not bold</b>");
        assertThat(sight.people()).isEqualTo(second.see(ChatSight.class).people());
    }

    @Test
    void a_window_shows_who_types_and_who_left() {
        Window first = chat(ann);
        Window second = chat(zoe);
        first.until(ChatSight.class, "who came", see -> see.told().contains(zoe + " joined"));

        second.type("#message", "I am");

        first.until(ChatSight.class, "typing", see -> see.typing().equals(zoe + " is typing…"));
        first.until(ChatSight.class, "no typing", see -> see.typing().isEmpty());
        BROWSER.close(second);
        first.until(ChatSight.class, "who left", see -> see.told().contains(zoe + " left"));
    }

    @Test
    void what_is_said_while_the_gateway_is_down_arrives_once_in_order() {
        Window first = chat(ann);
        Window second = chat(zoe);
        first.write(texts(1, 2));
        second.until(ChatSight.class, "the first", see -> see.saidBy(ann).size() == 2);
        gatewayWasDown = true;
        scenario.stack().kill(GATEWAY);
        first.untilIs(ChatSight.class, "reconnecting");
        first.write(texts(3, 6));

        scenario.stack().start(GATEWAY);

        first.until(ChatSight.class, "all stored", ChatSight::allStored);
        ChatSight sight = second.until(ChatSight.class, "all", see -> see.saidBy(ann).size() >= 6);
        assertThat(sight.saidBy(ann)).isEqualTo(texts(1, 6));
    }

    @Test
    void what_is_said_while_the_service_is_down_arrives_when_it_is_back() {
        Window first = chat(ann);
        Window second = chat(zoe);
        first.until(ChatSight.class, "who came", see -> see.told().contains(zoe + " joined"));
        scenario.stack().kill(CONSUMER);
        first.write(texts(1, 5));
        first.until(ChatSight.class, "all stored", ChatSight::allStored);

        scenario.stack().start(CONSUMER);

        ChatSight sight = second.until(ChatSight.class, "all", see -> see.saidBy(ann).size() >= 5);
        assertThat(sight.saidBy(ann)).isEqualTo(texts(1, 5));
    }

    /** The pictures are for people; that nothing is cut off, is checked here. */
    @Test
    void the_page_fits_a_desk_and_a_phone_in_light_and_dark() {
        Map<Look, Window> chats = new EnumMap<>(Look.class);
        for (Look look : Look.values()) {
            chats.put(look, BROWSER.openChat(page(), PEOPLE.get(look.ordinal()), look));
        }

        chats.values().forEach(chat -> chat.write(List.of("Hello! " + "restante".repeat(8))));

        chats.forEach(
                (look, chat) -> {
                    ChatSight all =
                            chat.until(ChatSight.class, "all", see -> see.said().size() == 4);
                    chat.picture(SCREENSHOTS.resolve("chat-" + look + ".png"));
                    assertThat(all.fits()).as("%s fits", look).isTrue();
                });
    }

    private Window chat(String person) {
        return BROWSER.openChat(page(), person, Look.WIDE_LIGHT);
    }

    private URI page() {
        return scenario.stack().address(GATEWAY).resolve("/classic-chat.html");
    }

    private static List<String> texts(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(n -> "text " + n).toList();
    }
}
