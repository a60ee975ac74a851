package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.contract.Arguments;
import dev.restante.gateway.json.JsonText;
import dev.restante.gateway.socketio.Packet.Ack;
import dev.restante.gateway.socketio.Packet.Connect;
import dev.restante.gateway.socketio.Packet.Disconnect;
import dev.restante.gateway.socketio.Packet.Empty;
import dev.restante.gateway.socketio.Packet.Event;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTest {

    private final PacketReader reader = new PacketReader(0);

    private static Event event(String namespace, OptionalLong ackId, String name, Arguments args) {
        return new Event(namespace, ackId, name, args, Optional.empty());
    }

    static Stream<ArgumentSet> readings() {
        OptionalLong none = OptionalLong.empty();
        return Stream.of(
                reading("0", new Connect("/", Optional.empty())),
                reading("0{\"token\":1}", new Connect("/", Optional.of("{\"token\":1}"))),
                reading("0/chat,", new Connect("/chat", Optional.empty())),
                reading("0/chat", new Connect("/chat", Optional.empty())),
                reading("0/custom?a=b,", new Connect("/custom?a=b", Optional.empty())),
                reading("1", new Disconnect("/")),
                reading("1/chat,", new Disconnect("/chat")),
                reading("2[\"a\"]", event("/", none, "a", Arguments.none())),
                reading("2[\"a\",1]", event("/", none, "a", Arguments.of("1"))),
                reading(
                        "2[\"a\", {\"b\" : [1, 2]} ]",
                        event("/", none, "a", Arguments.of("{\"b\" : [1, 2]}"))),
                reading("2[\"a\",1,\"b\"]", event("/", none, "a", new Arguments(2, "[1,\"b\"]"))),
                reading("2[\"\",1]", event("/", none, "", Arguments.of("1"))),
                reading("2[7,1]", event("/", none, "7", Arguments.of("1"))),
                reading("2[1.50]", event("/", none, "1.50", Arguments.none())),
                reading("2[-1e999]", event("/", none, "-1e999", Arguments.none())),
                reading(
                        "2/chat,007[\"a\"]",
                        event("/chat", OptionalLong.of(7), "a", Arguments.none())),
                reading(
                        "2" + "0".repeat(100) + "[\"a\"]",
                        event("/", OptionalLong.of(0), "a", Arguments.none())),
                reading(
                        "2[\"\\u00e9\",\"\\\"]\"]",
                        event("/", none, "é", Arguments.of("\"\\\"]\""))),
                reading("31[]", new Ack("/", 1, Arguments.none())),
                reading("3/chat,12[{\"a\":1}]", new Ack("/chat", 12, Arguments.of("{\"a\":1}"))),
                reading("2", new Empty("/")),
                reading("212", new Empty("/")),
                reading("2/chat", new Empty("/chat")),
                reading("31", new Empty("/")),
                reading("3[1]", new Empty("/")));
    }

    private static ArgumentSet reading(String text, Packet packet) {
        return org.junit.jupiter.params.provider.Arguments.argumentSet(text, text, packet);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aPacketIsRead(String text, Packet packet) throws ProtocolException {
        assertThat(reader.text(text)).contains(packet);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "x",
                "-",
                "0[]",
                "0\"a\"",
                "0{",
                "0{}x",
                "1{}",
                "2[]",
                "2{}",
                "2[{}]",
                "2[null]",
                "2[true]",
                "2[\"a\"",
                "2[\"a\"]x",
                "2[\"a\",]",
                "2[\"a\",\"\u0001\"]",
                "2[\"connect\"]",
                "2[\"connect_error\"]",
                "2[\"disconnect\"]",
                "2[\"disconnecting\"]",
                "2[\"newListener\"]",
                "2[\"removeListener\"]",
                "2[\"conn\\u0065ct\"]",
                "31{}",
                "4",
                "4{}",
                "4{\"message\":\"no\"}",
                "2[\"a\",NaN]",
                "29999999999999999999[\"a\"]"
            })
    void whatIsNoPacketIsRefused(String text) {
        assertThatThrownBy(() -> reader.text(text)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2[\"a\",%s]", "31[0,%s]", "51-[\"a\",%s]", "61-1[0,%s]"})
    void jsonIsReadToTheBoundOfItsDepthAndNoFurther(String packet) throws ProtocolException {
        int depth = JsonText.MAX_DEPTH - 1;
        String deepest = packet.formatted("[".repeat(depth) + "]".repeat(depth));
        String tooDeep = packet.formatted("[".repeat(depth + 1) + "]".repeat(depth + 1));

        assertThat(new PacketReader(0).text(deepest).isPresent()).isEqualTo(packet.charAt(0) < '5');
        assertThatThrownBy(() -> reader.text(tooDeep)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2[\"a\",%s", "0%s", "51-[\"a\",%s"})
    void aBottomlessPitIsRefused(String packet) {
        assertThatThrownBy(() -> reader.text(packet.formatted("{\"a\":[".repeat(100_000))))
                .isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 70_000, 500_000})
    void numbersNamesAndTextsMayBeAsLongAsTheMessage(int length) throws ProtocolException {
        String number = "-" + "9".repeat(length) + "." + "9".repeat(length) + "e9999999999";
        String object = "{\"" + "ñ".repeat(length) + "\":\"" + "t".repeat(length) + "\"}";

        Optional<Packet> packet = reader.text("2[\"a\"," + number + ", " + object + " ]");

        Arguments expected = new Arguments(2, "[" + number + ", " + object + "]");
        assertThat(packet).contains(event("/", OptionalLong.empty(), "a", expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 450, 499, 500, 501, 3_990, 4_000, 4_010, 7_999, 8_000, 40_000})
    void theLengthOfAPacketChangesNothing(int length) throws ProtocolException {
        String first = "{\"a\":\"" + "t".repeat(length) + "\"}";

        Optional<Packet> packet = reader.text("2/chat,12[\"a\", " + first + " , 12 ]");

        Arguments expected = new Arguments(2, "[" + first + " , 12]");
        assertThat(packet).contains(event("/chat", OptionalLong.of(12), "a", expected));
    }

    @Test
    void whatTheGatewayReadsItselfHasJacksonsBounds() {
        assertThatThrownBy(() -> reader.text("0{\"n\":" + "9".repeat(1001) + "}"))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void aPlaceholderInAPlainPacketIsData() throws ProtocolException {
        Event event = (Event) reader.text("2[\"a\"," + Arguments.PLACEHOLDER + "]").orElseThrow();

        assertThat(event.arguments()).isEqualTo(Arguments.of(Arguments.PLACEHOLDER));
        assertThat(event.arguments().isBinary()).isFalse();
    }
}
