package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.Attachment;
import dev.restante.gateway.socketio.Packet.Ack;
import dev.restante.gateway.socketio.Packet.Connect;
import dev.restante.gateway.socketio.Packet.ConnectError;
import dev.restante.gateway.socketio.Packet.Connected;
import dev.restante.gateway.socketio.Packet.Disconnect;
import dev.restante.gateway.socketio.Packet.Event;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;

class PacketCodecTest {

    private static final Attachment BYTES = new Attachment(new byte[] {1, 2});

    private static Event event(OptionalLong ackId, Arguments arguments, Optional<String> cursor) {
        return new Event("/chat", ackId, "a", arguments, cursor);
    }

    static Stream<ArgumentSet> writings() {
        OptionalLong noId = OptionalLong.empty();
        OptionalLong id = OptionalLong.of(12);
        Optional<String> cursor = Optional.of("xyz");
        Arguments none = Arguments.none();
        return Stream.of(
                writing("0", new Connect("/", Optional.empty())),
                writing("0/chat,{\"t\":1}", new Connect("/chat", Optional.of("{\"t\":1}"))),
                writing("0{\"sid\":\"s1\"}", new Connected("/", "s1", Optional.empty())),
                writing(
                        "0/x,{\"sid\":\"s1\",\"pid\":\"p1\"}",
                        new Connected("/x", "s1", Optional.of("p1"))),
                writing(
                        "4/x,{\"message\":\"Invalid namespace\"}",
                        new ConnectError("/x", "Invalid namespace")),
                writing(
                        "4{\"message\":\"say \\\"please\\\"\",\"data\":{\"code\":1}}",
                        new ConnectError("/", "say \"please\"", Optional.of("{\"code\":1}"))),
                writing("1", new Disconnect("/")),
                writing("1/chat,", new Disconnect("/chat")),
                writing("2/chat,[\"a\"]", event(noId, none, Optional.empty())),
                writing("2/chat,12[\"a\"]", event(id, none, Optional.empty())),
                writing("2/chat,[\"a\",\"xyz\"]", event(noId, none, cursor)),
                writing("2/chat,[\"a\",5,\"xyz\"]", event(noId, Arguments.of("5"), cursor)),
                writing(
                        "2/chat,[\"a\", 1, 2 ,\"xyz\"]",
                        event(noId, new Arguments(2, " [ 1, 2 ] "), cursor)),
                writing(
                        "2[\"\\\"\\n\\u0001é\"]",
                        new Event("/", noId, "\"\n\u0001é", none, Optional.empty())),
                writing("31[]", new Ack("/", 1, none)),
                writing("3/chat,7[{\"a\":1}]", new Ack("/chat", 7, Arguments.of("{\"a\":1}"))),
                writing("37[1,2]", new Ack("/", 7, new Arguments(2, "[1,2]"))));
    }

    private static ArgumentSet writing(String text, Packet packet) {
        return org.junit.jupiter.params.provider.Arguments.argumentSet(text, text, packet);
    }

    @ParameterizedTest
    @MethodSource("writings")
    void aPacketIsWritten(String text, Packet packet) {
        assertThat(PacketCodec.encode(packet)).isEqualTo(new EncodedPacket(text, List.of()));
    }

    @Test
    void theCursorComesAfterThePlaceholders() {
        Event event =
                event(OptionalLong.empty(), Arguments.binary(BYTES.bytes()), Optional.of("xyz"));

        assertThat(PacketCodec.encode(event))
                .isEqualTo(
                        new EncodedPacket(
                                "51-/chat,[\"a\",{\"_placeholder\":true,\"num\":0},\"xyz\"]",
                                List.of(BYTES)));
    }

    @Test
    void attachmentsOfAnAckAreCounted() {
        String json = "[{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0}]";
        Attachment other = new Attachment(new byte[0]);
        Arguments arguments = new Arguments(2, json, List.of(BYTES, other));

        assertThat(PacketCodec.encode(new Ack("/", 3, arguments)))
                .isEqualTo(new EncodedPacket("62-3" + json, List.of(BYTES, other)));
    }
}
