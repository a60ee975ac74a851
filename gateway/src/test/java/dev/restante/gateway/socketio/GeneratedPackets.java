package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.restante.contract.Arguments;
import dev.restante.contract.Attachment;
import dev.restante.contract.ReservedNames;
import dev.restante.gateway.socketio.Packet.Ack;
import dev.restante.gateway.socketio.Packet.Connect;
import dev.restante.gateway.socketio.Packet.Disconnect;
import dev.restante.gateway.socketio.Packet.Event;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Packets of all kinds that go both ways, with every type of JSON and binary data anywhere. */
final class GeneratedPackets {

    /** Stands for binary data until all are numbered; no JSON text contains it. */
    private static final String BINARY = "\u0000";

    private GeneratedPackets() {}

    static Arbitrary<Packet> packets() {
        return Arbitraries.oneOf(
                events(),
                Combinators.combine(namespaces(), ids(), arguments()).as(Ack::new),
                namespaces().map(Disconnect::new),
                Combinators.combine(namespaces(), object(json(1)).optional()).as(Connect::new));
    }

    static Arbitrary<Event> events() {
        Arbitrary<String> name =
                Arbitraries.strings().all().ofMaxLength(20).filter(n -> !ReservedNames.contains(n));
        return Combinators.combine(namespaces(), ids().optional(), name, arguments())
                .as(GeneratedPackets::event);
    }

    private static Event event(String namespace, Optional<Long> id, String name, Arguments args) {
        OptionalLong ackId = id.map(OptionalLong::of).orElse(OptionalLong.empty());
        return new Event(namespace, ackId, name, args, Optional.empty());
    }

    private static Arbitrary<String> namespaces() {
        return Arbitraries.strings().all().excludeChars(',').ofMaxLength(20).map(n -> "/" + n);
    }

    private static Arbitrary<Long> ids() {
        return Arbitraries.longs().between(0, 999_999_999_999_999_999L);
    }

    private static Arbitrary<Arguments> arguments() {
        Arbitrary<Attachment> attachment =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(5).map(Attachment::new);
        Arbitrary<String> withBinary =
                Arbitraries.oneOf(json(3), json(3), Arbitraries.just(BINARY));
        return Combinators.combine(
                        withBinary.list().ofMaxSize(4),
                        attachment.list().ofSize(Arguments.MAX_ATTACHMENTS))
                .as(GeneratedPackets::numbered);
    }

    /** The placeholders get their numbers; when there are no more, those before them again. */
    private static Arguments numbered(List<String> jsons, List<Attachment> attachments) {
        String json = Arguments.ofList(jsons).json();
        StringBuilder numbered = new StringBuilder();
        int count = 0;
        for (String part : json.split(BINARY, -1)) {
            numbered.append(part);
            numbered.append(
                    "{\"_placeholder\":true,\"num\":%d}"
                            .formatted(count++ % Arguments.MAX_ATTACHMENTS));
        }
        numbered.setLength(numbered.lastIndexOf("{"));
        int used = Math.min(count - 1, Arguments.MAX_ATTACHMENTS);
        return new Arguments(jsons.size(), numbered.toString(), attachments.subList(0, used));
    }

    private static Arbitrary<String> json(int depth) {
        Arbitrary<String> scalar =
                Arbitraries.oneOf(
                        Arbitraries.of("null", "true", "false", "-0", "1e400", "{}", "[]", "\"]\""),
                        Arbitraries.longs().map(String::valueOf),
                        Arbitraries.doubles().map(String::valueOf),
                        Arbitraries.integers().between(1, 900).map("7"::repeat),
                        texts());
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> inner = Arbitraries.oneOf(json(depth - 1), Arbitraries.just(BINARY));
        return Arbitraries.oneOf(
                scalar,
                depth == 1 ? array(scalar) : array(inner),
                object(depth == 1 ? scalar : inner));
    }

    private static Arbitrary<String> array(Arbitrary<String> element) {
        return element.list().ofMaxSize(3).map(elements -> "[" + String.join(",", elements) + "]");
    }

    private static Arbitrary<String> object(Arbitrary<String> value) {
        return Combinators.combine(texts(), value)
                .as((name, v) -> name + ":" + v)
                .list()
                .ofMaxSize(3)
                .map(members -> "{" + String.join(", ", members) + "}");
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(8).map(GeneratedPackets::quote);
    }

    private static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
