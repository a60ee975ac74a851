package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.contract.Arguments;
import dev.restante.contract.ReservedNames;
import dev.restante.gateway.socketio.Packet.Ack;
import dev.restante.gateway.socketio.Packet.Connect;
import dev.restante.gateway.socketio.Packet.ConnectError;
import dev.restante.gateway.socketio.Packet.Connected;
import dev.restante.gateway.socketio.Packet.Disconnect;
import dev.restante.gateway.socketio.Packet.Empty;
import dev.restante.gateway.socketio.Packet.Event;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCodecTest {

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
                reading("2[7,1]", event("/", none, "7", Arguments.of("1"))),
                reading(
                        "2/chat,007[\"a\"]",
                        event("/chat", OptionalLong.of(7), "a", Arguments.none())),
                reading(
                        "2[\"\\u00e9\",\"\\\"]\"]",
                        event("/", none, "é", Arguments.of("\"\\\"]\""))),
                reading("31[]", new Ack("/", 1, Arguments.none())),
                reading("3/chat,12[{\"a\":1}]", new Ack("/chat", 12, Arguments.of("{\"a\":1}"))),
                reading("2", new Empty("/")),
                reading("31", new Empty("/")));
    }

    private static ArgumentSet reading(String text, Packet packet) {
        return org.junit.jupiter.params.provider.Arguments.argumentSet(text, text, packet);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aPacketIsRead(String text, Packet packet) throws ProtocolException {
        assertThat(PacketCodec.decode(text)).isEqualTo(packet);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "x",
                "0[]",
                "0\"a\"",
                "0{",
                "0{}x",
                "1{}",
                "2[]",
                "2{}",
                "2[{}]",
                "2[null]",
                "2[1.5]",
                "2[\"\"]",
                "2[\"a\"",
                "2[\"a\"]x",
                "2[\"a\",]",
                "2[\"connect\"]",
                "2[\"connect_error\"]",
                "2[\"disconnect\"]",
                "2[\"disconnecting\"]",
                "2[\"newListener\"]",
                "2[\"removeListener\"]",
                "31{}",
                "4{}",
                "51-[\"a\",{\"_placeholder\":true,\"num\":0}]",
                "2[\"a\",NaN]",
                "29999999999999999999[\"a\"]"
            })
    void whatIsNoPacketIsRefused(String text) {
        assertThatThrownBy(() -> PacketCodec.decode(text)).isInstanceOf(ProtocolException.class);
    }

    @Property(tries = 5_000)
    void anyTextIsAPacketOrAProtocolError(@ForAll("almostPackets") String text) {
        try {
            assertThat(PacketCodec.decode(text)).isNotNull();
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> almostPackets() {
        return Arbitraries.strings()
                .withChars("0123456789/,[]{}\":\\.eE-+ntfalsru \u0000\u00e9\ud83d")
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<Packet> packets() {
        Arbitrary<String> namespace = Arbitraries.of("/", "/chat", "/a/b");
        Arbitrary<String> json =
                Arbitraries.of("1", "\"x\"", "null", "{\"a\":[1,2]}", "[]", "[[]]", "\"]\\\"[\"");
        Arbitrary<Arguments> args = json.list().ofMaxSize(4).map(Arguments::ofList);
        Arbitrary<Long> id = Arbitraries.longs().between(0, 999_999_999_999_999_999L);
        Arbitrary<String> name =
                Arbitraries.strings().filter(n -> !n.isEmpty() && !ReservedNames.contains(n));
        return Arbitraries.oneOf(
                Combinators.combine(namespace, id, args).as(Ack::new),
                Combinators.combine(namespace, id.optional(), name, args)
                        .as(
                                (ns, i, n, a) ->
                                        event(
                                                ns,
                                                i.map(OptionalLong::of)
                                                        .orElse(OptionalLong.empty()),
                                                n,
                                                a)),
                namespace.map(Disconnect::new),
                namespace.map(ns -> new Connect(ns, Optional.of("{\"a\":1}"))));
    }

    @Property
    void whatWasEncodedIsDecodedBack(@ForAll("packets") Packet packet) throws ProtocolException {
        assertThat(PacketCodec.decode(PacketCodec.encode(packet))).isEqualTo(packet);
    }

    @Test
    void theCursorIsTheLastArgument() {
        Event event =
                new Event(
                        "/chat",
                        OptionalLong.empty(),
                        "a",
                        new Arguments(2, " [ 1, 2 ] "),
                        Optional.of("xyz"));

        assertThat(PacketCodec.encode(event)).isEqualTo("2/chat,[\"a\", 1, 2 ,\"xyz\"]");
    }

    @Test
    void theAnswerToAConnectCarriesTheToken() {
        assertThat(PacketCodec.encode(new Connected("/", "s1", Optional.of("p1"))))
                .isEqualTo("0{\"sid\":\"s1\",\"pid\":\"p1\"}");
    }

    @Test
    void aRefusalSaysWhy() {
        assertThat(PacketCodec.encode(new ConnectError("/x", "Invalid namespace")))
                .isEqualTo("4/x,{\"message\":\"Invalid namespace\"}");
    }
}
