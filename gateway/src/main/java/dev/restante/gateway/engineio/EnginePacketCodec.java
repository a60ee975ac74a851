package dev.restante.gateway.engineio;

import dev.restante.gateway.engineio.EnginePacket.Binary;
import dev.restante.gateway.engineio.EnginePacket.Close;
import dev.restante.gateway.engineio.EnginePacket.Invalid;
import dev.restante.gateway.engineio.EnginePacket.Message;
import dev.restante.gateway.engineio.EnginePacket.Noop;
import dev.restante.gateway.engineio.EnginePacket.Open;
import dev.restante.gateway.engineio.EnginePacket.Ping;
import dev.restante.gateway.engineio.EnginePacket.Pong;
import dev.restante.gateway.engineio.EnginePacket.Upgrade;
import java.util.Base64;

/**
 * Engine.IO v4 packets as text: a type digit, then the data; or {@code b}, then bytes in base64.
 * Pure.
 */
final class EnginePacketCodec {

    /** Stands between the packets of one polling payload. */
    static final char SEPARATOR = '\u001e';

    private EnginePacketCodec() {}

    static String encode(EnginePacket packet) {
        if (packet instanceof Message message) {
            return "4" + message.text();
        }
        if (packet instanceof Binary binary) {
            return "b" + Base64.getEncoder().encodeToString(binary.bytes());
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

    static EnginePacket decode(String text) {
        if (text.isEmpty()) {
            return new Invalid();
        }
        String data = text.substring(1);
        return switch (text.charAt(0)) {
            case '0' -> new Open(data);
            case '1' -> new Close();
            case '2' -> new Ping(data);
            case '3' -> new Pong(data);
            case '4' -> new Message(data);
            case '5' -> new Upgrade();
            case '6' -> new Noop();
            case 'b' -> binary(data);
            default -> new Invalid();
        };
    }

    /** The Java client breaks base64 into lines. */
    private static EnginePacket binary(String base64) {
        try {
            return new Binary(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return new Invalid();
        }
    }
}
