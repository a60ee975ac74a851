package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.gateway.engineio.EnginePacket.Close;
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
        assertThat(EnginePacketCodec.decode(EnginePacketCodec.encode(packet))).contains(packet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "b", "x4", "\u00004"})
    void whatHasNoTypeIsNoPacket(String text) {
        assertThat(EnginePacketCodec.decode(text)).isEmpty();
    }
}
