package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.gateway.engineio.EnginePacket.Binary;
import dev.restante.gateway.engineio.EnginePacket.Close;
import dev.restante.gateway.engineio.EnginePacket.Invalid;
import dev.restante.gateway.engineio.EnginePacket.Message;
import dev.restante.gateway.engineio.EnginePacket.Noop;
import dev.restante.gateway.engineio.EnginePacket.Open;
import dev.restante.gateway.engineio.EnginePacket.Ping;
import dev.restante.gateway.engineio.EnginePacket.Pong;
import dev.restante.gateway.engineio.EnginePacket.Upgrade;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginePacketCodecTest {

    @Provide
    Arbitrary<EnginePacket> packets() {
        Arbitrary<String> text = Arbitraries.strings();
        return Arbitraries.oneOf(
                text.map(Open::new),
                text.map(Ping::new),
                text.map(Pong::new),
                text.map(Message::new),
                Arbitraries.of(new Close(), new Upgrade(), new Noop()));
    }

    @Property
    void whatWasEncodedIsDecodedBack(@ForAll("packets") EnginePacket packet) {
        assertThat(EnginePacketCodec.decode(EnginePacketCodec.encode(packet))).isEqualTo(packet);
    }

    @Property
    void bytesAreDecodedBack(@ForAll byte[] bytes) {
        EnginePacket decoded =
                EnginePacketCodec.decode(EnginePacketCodec.encode(new Binary(bytes)));

        assertThat(((Binary) decoded).bytes()).isEqualTo(bytes);
    }

    @Property
    void anyTextIsSomePacket(@ForAll String text) {
        assertThat(EnginePacketCodec.decode(text)).isNotNull();
    }

    @Test
    void base64InLinesIsDecoded() {
        EnginePacket decoded = EnginePacketCodec.decode("bAAEC\nAwQF\n");

        assertThat(((Binary) decoded).bytes()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "bA", "bA==A", "x4", "\u00004"})
    void whatHasNoTypeOrNoBase64IsNoPacket(String text) {
        assertThat(EnginePacketCodec.decode(text)).isEqualTo(new Invalid());
    }
}
