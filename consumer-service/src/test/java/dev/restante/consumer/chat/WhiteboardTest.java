package dev.restante.consumer.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.consumer.chat.Answer.Told;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.contract.Arguments;
import java.util.Collections;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteboardTest {

    private static final String SOCKET = "socket-1";

    private final RememberedState state = new RememberedState();

    private Decision decide(String type, String json) throws Exception {
        return new Dispatcher()
                .decide(Events.event("/board", type, "event-1", SOCKET, Arguments.of(json)), state);
    }

    private static ObjectNode stroke(String id) {
        ObjectNode stroke =
                Fields.object()
                        .put("id", id)
                        .put("board", "b1")
                        .put("color", "#1d4f91")
                        .put("width", 4);
        stroke.putArray("points").add(0).add(10_000).add(17).add(42);
        return stroke;
    }

    private Decision draw(ObjectNode stroke) throws Exception {
        return decide("stroke", stroke.toString());
    }

    private void draw(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            draw(stroke("s" + i));
        }
    }

    private JsonNode strokes(long after) throws Exception {
        Told told = Events.told(decide("strokes", "{\"board\":\"b1\",\"after\":" + after + "}"), 0);
        assertThat(told.type()).isEqualTo("strokes");
        assertThat(told.to()).containsExactly(SOCKET);
        return told.data();
    }

    @Test
    void aStrokeGoesToAllAtTheBoardWithItsNumber() throws Exception {
        draw(stroke("s1"));

        Told told = Events.told(draw(stroke("s2")), 0);

        assertThat(told.type()).isEqualTo("stroke");
        assertThat(told.to()).containsExactly("b1");
        assertThat(told.except()).isEmpty();
        assertThat(told.data().toString())
                .isEqualTo(
                        "{\"id\":\"s2\",\"board\":\"b1\",\"seq\":2,\"color\":\"#1d4f91\","
                                + "\"width\":4,\"points\":[0,10000,17,42],\"gone\":0}");
    }

    @Test
    void whoAsksGetsAllStrokesOfTheBoardInOrder() throws Exception {
        draw(2);
        draw(stroke("elsewhere").put("board", "b2"));

        JsonNode answer = strokes(0);

        assertThat(answer.path("strokes").findValuesAsText("id")).containsExactly("s0", "s1");
        assertThat(answer.path("strokes").get(1).path("points"))
                .isEqualTo(stroke("s1").path("points"));
        assertThat(answer.path("last").asLong()).isEqualTo(2);
        assertThat(answer.path("more").asBoolean()).isFalse();
    }

    @Test
    void aLongBoardComesInPages() throws Exception {
        draw(Whiteboard.PAGE + 1);

        JsonNode first = strokes(0);
        JsonNode second = strokes(Whiteboard.PAGE);

        assertThat(first.path("strokes")).hasSize(Whiteboard.PAGE);
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(second.path("strokes")).hasSize(1);
        assertThat(second.path("more").asBoolean()).isFalse();
    }

    @Test
    void whatWasBeforeAClearIsGoneAndNumbersGoOn() throws Exception {
        draw(2);

        Told cleared = Events.told(decide("clear", "{\"id\":\"c1\",\"board\":\"b1\"}"), 0);
        JsonNode next = Events.told(draw(stroke("s3")), 0).data();

        assertThat(cleared.type()).isEqualTo("cleared");
        assertThat(cleared.to()).containsExactly("b1");
        assertThat(cleared.data().toString())
                .isEqualTo("{\"id\":\"c1\",\"board\":\"b1\",\"seq\":3}");
        assertThat(next.path("seq").asLong()).isEqualTo(4);
        assertThat(next.path("gone").asLong()).isEqualTo(3);
        assertThat(strokes(0).path("strokes").findValuesAsText("id")).containsExactly("s3");
    }

    @Test
    void onlyTheNewestStrokesAreKeptAndAllAreToldWhichAreGone() throws Exception {
        draw(Whiteboard.KEPT);

        JsonNode told = Events.told(draw(stroke("one more")), 0).data();

        assertThat(told.path("gone").asLong()).isEqualTo(1);
        assertThat(strokes(0).path("gone").asLong()).isEqualTo(1);
        assertThat(state.boards.strokes)
                .extracting(Stroke::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, Whiteboard.KEPT + 1).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "7", "{}", "[]", "[1]", "[1,2,3]", "\"1,2\"", "{\"0\":1,\"1\":2}"})
    void pointsThatAreNoPairsAreRefused(String points) throws Exception {
        assertRejected(
                stroke("s1").toString().replace("[0,10000,17,42]", points),
                "points: not an array x, y, x, y ... of 1 to 120 points");
    }

    @Test
    void tooManyPointsAreRefused() throws Exception {
        String points = Collections.nCopies(242, 1).toString();

        assertRejected(
                stroke("s1").toString().replace("[0,10000,17,42]", points),
                "points: not an array x, y, x, y ... of 1 to 120 points");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "10001", "0.5", "1e400", "\"1\"", "null", "99999999999999", "[1]"})
    void pointsOffTheSheetAreRefused(String point) throws Exception {
        assertRejected(
                stroke("s1").toString().replace("[0,10000,17,42]", "[" + point + ",1]"),
                "points: not whole numbers from 0 to 10000");
    }

    @ParameterizedTest
    @CsvSource({"red", "#FFF", "#1D4F91", "#1d4f9g", "url(x)"})
    void aColourOfAnotherFormIsRefused(String color) throws Exception {
        assertRejected(stroke("s1").put("color", color).toString(), "color: not like #1d4f91");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51, -4})
    void aWidthOutOfBoundsIsRefused(int width) throws Exception {
        assertRejected(
                stroke("s1").put("width", width).toString(),
                "width: not a whole number from 1 to 50");
    }

    @Test
    void whoDrawsNowhereIsRefusedUnderTheIdItGave() throws Exception {
        Decision decision = decide("stroke", "{\"id\":\"s1\"}");

        assertThat(Events.told(decision, 0).type()).isEqualTo("rejected");
        assertThat(Events.told(decision, 0).data().toString())
                .isEqualTo("{\"id\":\"s1\",\"reason\":\"board: missing, or not a string\"}");
    }

    private void assertRejected(String json, String reason) throws Exception {
        Decision decision = decide("stroke", json);
        assertThat(decision).isInstanceOf(Rejected.class);
        assertThat(Events.told(decision, 0).data().path("reason").asText()).isEqualTo(reason);
        assertThat(state.boards.strokes).isEmpty();
    }
}
