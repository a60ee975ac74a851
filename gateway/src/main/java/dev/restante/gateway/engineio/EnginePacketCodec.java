package dev.restante.gateway.engineio;

import dev.restante.gateway.engineio.EnginePacket.Close;
import dev.restante.gateway.engineio.EnginePacket.Message;
import dev.restante.gateway.engineio.EnginePacket.Noop;
import dev.restante.gateway.engineio.EnginePacket.Open;
import dev.restante.gateway.engineio.EnginePacket.Ping;
import dev.restante.gateway.engineio.EnginePacket.Pong;
import dev.restante.gateway.engineio.EnginePacket.Upgrade;
import java.util.Optional;

/** Engine.IO v4 text packets: a type digit, then the data. */
final class EnginePacketCodec {

    private EnginePacketCodec() {}

    static String encode(EnginePacket packet) {
        if (packet instanceof Message message) {
            return "4" + message.text();
        }
        if (packet instanceof Ping ping) {
            return "2" + ping.data();
        }
        if (packet instanceof Pong pong) {
            return "3" + pong.data();
        }
        if (packet instanceof Open open) {
            return "0" + open.json();
        }
        if (packet instanceof Close) {
            return "1";
        }
        return packet instanceof Upgrade ? "5" : "6";
    }

    /** Nothing if the text does not start with the digit of a type. */
    static Optional<EnginePacket> decode(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String data = text.substring(1);
        return switch (text.charAt(0)) {
            case '0' -> Optional.of(new Open(data));
            case '1' -> Optional.of(new Close());
            case '2' -> Optional.of(new Ping(data));
            case '3' -> Optional.of(new Pong(data));
            case '4' -> Optional.of(new Message(data));
            case '5' -> Optional.of(new Upgrade());
            case '6' -> Optional.of(new Noop());
            default -> Optional.empty();
        };
    }
}
