package dev.restante.system;

import static dev.restante.system.stack.Part.CONSUMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Loss;
import dev.restante.system.client.NodeClient;
import dev.restante.system.client.Received;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whiteboard of the Socket.IO project: {@code drawing} goes to the others, by a route alone.
 */
@ExtendWith(StackUnderTest.class)
class WhiteboardIT {

    private static final String DRAWING = "drawing";
    private static final int LINES = 100;

    /** No CSS colour; but the road does not look at it, and so strokes of this test are known. */
    private final String colour = Scenario.randomName("colour");

    @ParameterizedTest
    @EnumSource(ClientKind.class)
    void a_stroke_reaches_the_others_in_order_and_not_its_sender(
            ClientKind kind, Scenario scenario) {
        Client sender = scenario.client(kind, "/");
        Client other = scenario.client(kind, "/");
        Client third = scenario.client(kind, "/");

        draw(sender, 1, LINES);

        assertSeen(other, LINES);
        assertSeen(third, LINES);
        draw(other, LINES + 1, LINES + 1);
        Scenario.until("the sender sees the other's", () -> !seen(sender).isEmpty());
        assertThat(seen(sender)).containsExactly(line(LINES + 1));
    }

    @Test
    void drawing_goes_on_while_the_service_is_down(Scenario scenario) {
        Client sender = scenario.client(ClientKind.NODE, "/");
        Client other = scenario.client(ClientKind.NODE, "/");

        scenario.stack().kill(CONSUMER);
        draw(sender, 1, LINES);

        assertSeen(other, LINES);
    }

    @Test
    void who_was_cut_off_sees_what_was_drawn_meanwhile(Scenario scenario) {
        Client sender = scenario.client(ClientKind.NODE, "/");
        NodeClient away = (NodeClient) scenario.client(ClientKind.NODE, "/");
        draw(sender, 1, 10);
        assertSeen(away, 10);
        away.drop(Loss.CUT);
        draw(sender, 11, LINES);

        away.comeBack();

        assertSeen(away, LINES);
    }

    private JsonNode line(int number) {
        double x = number / 1000.0;
        return Scenario.object()
                .put("x0", x)
                .put("y0", 0.25)
                .put("x1", x + 0.001)
                .put("y1", 0.75)
                .put("color", colour);
    }

    private void draw(Client client, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(n -> client.emit(DRAWING, line(n)));
    }

    private void assertSeen(Client client, int lines) {
        Scenario.until(client.name() + " sees " + lines, () -> seen(client).size() >= lines);
        assertThat(seen(client))
                .isEqualTo(IntStream.rangeClosed(1, lines).mapToObj(this::line).toList());
    }

    private List<JsonNode> seen(Client client) {
        return client.inbox().events(DRAWING).stream()
                .map(Received::data)
                .filter(line -> line.path("color").asText().equals(colour))
                .toList();
    }
}
