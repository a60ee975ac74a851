package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.gateway.engineio.EnginePacket.Invalid;
import dev.restante.gateway.engineio.EnginePacket.Message;
import dev.restante.gateway.engineio.EnginePacket.Pong;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private static List<EnginePacket> all(String text) {
        Payload payload = new Payload(text);
        List<EnginePacket> packets = new ArrayList<>();
        while (payload.hasNext()) {
            packets.add(payload.next());
        }
        return packets;
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .excludeChars(EnginePacketCodec.SEPARATOR)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property
    void packetsComeOutAsTheyWerePutTogether(@ForAll("texts") List<String> texts) {
        String payload =
                texts.stream()
                        .map(text -> EnginePacketCodec.encode(new Message(text)))
                        .collect(Collectors.joining("" + EnginePacketCodec.SEPARATOR));

        assertThat(all(payload)).isEqualTo(texts.stream().map(Message::new).toList());
    }

    @Test
    void anEmptyBodyIsOneInvalidPacket() {
        assertThat(all("")).containsExactly(new Invalid());
    }

    @Test
    void aSeparatorAtTheEndIsFollowedByAnInvalidPacket() {
        assertThat(all("3\u001e")).containsExactly(new Pong(""), new Invalid());
    }
}
