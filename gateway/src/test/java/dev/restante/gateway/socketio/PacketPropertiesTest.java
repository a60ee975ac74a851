package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.Attachment;
import dev.restante.gateway.socketio.Packet.Event;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What holds for all packets, and for all that is none. */
class PacketPropertiesTest {

    private static final long MAX_BYTES = 1_000;

    /** A message of either kind. */
    private record Message(Optional<String> text, byte[] bytes) {}

    private static Optional<Packet> read(PacketReader reader, Message message)
            throws ProtocolException {
        return message.text().isPresent()
                ? reader.text(message.text().get())
                : reader.binary(message.bytes());
    }

    private static Packet read(EncodedPacket encoded) throws ProtocolException {
        PacketReader reader = new PacketReader(MAX_BYTES);
        Optional<Packet> packet = reader.text(encoded.text());
        for (Attachment attachment : encoded.attachments()) {
            assertThat(packet).isEmpty();
            packet = reader.binary(attachment.bytes());
        }
        return packet.orElseThrow();
    }

    @Property(tries = 2_000)
    void whatWasWrittenIsReadBack(@ForAll("packets") Packet packet) throws ProtocolException {
        assertThat(read(PacketCodec.encode(packet))).isEqualTo(packet);
    }

    @Property
    void zerosBeforeAnIdChangeNothing(
            @ForAll("events") Event event, @ForAll @IntRange(max = 40) int zeros)
            throws ProtocolException {
        Event asking =
                new Event(
                        "/",
                        OptionalLong.of(event.ackId().orElse(0)),
                        event.name(),
                        event.arguments(),
                        Optional.empty());
        EncodedPacket encoded = PacketCodec.encode(asking);
        int id = encoded.text().indexOf('-') + 1;
        int at = id == 0 || encoded.attachments().isEmpty() ? 1 : id;
        String padded = new StringBuilder(encoded.text()).insert(at, "0".repeat(zeros)).toString();

        assertThat(read(new EncodedPacket(padded, encoded.attachments()))).isEqualTo(asking);
    }

    @Property
    void theCursorIsOneMoreArgument(@ForAll("events") Event event) throws ProtocolException {
        Event sent =
                new Event(
                        event.namespace(),
                        event.ackId(),
                        event.name(),
                        event.arguments(),
                        Optional.of("c1"));

        Event read = (Event) read(PacketCodec.encode(sent));

        assertThat(read.arguments().count()).isEqualTo(event.arguments().count() + 1);
        assertThat(read.arguments().asArray()).endsWith("\"c1\"]");
        assertThat(read.arguments().attachments()).isEqualTo(event.arguments().attachments());
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void anyTextIsAPacketOrAProtocolError(@ForAll("texts") String text) {
        try {
            assertThat(new PacketReader(MAX_BYTES).text(text)).isNotNull();
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void anyMessagesAreBoundedPacketsOrProtocolErrors(@ForAll("messages") List<Message> messages) {
        PacketReader reader = new PacketReader(MAX_BYTES);
        for (Message message : messages) {
            try {
                read(reader, message).ifPresent(PacketPropertiesTest::assertBounded);
            } catch (ProtocolException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static void assertBounded(Packet packet) {
        if (packet instanceof Event event) {
            List<Attachment> attachments = event.arguments().attachments();
            assertThat(attachments).hasSizeLessThanOrEqualTo(Arguments.MAX_ATTACHMENTS);
            assertThat(attachments.stream().mapToLong(Attachment::size).sum())
                    .isLessThanOrEqualTo(MAX_BYTES);
        }
    }

    @Provide
    Arbitrary<Packet> packets() {
        return GeneratedPackets.packets();
    }

    @Provide
    Arbitrary<Event> events() {
        return GeneratedPackets.events();
    }

    /** Texts that look like packets, packets with a fault, and anything at all. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> likely =
                Arbitraries.strings()
                        .withChars("0123456789/,[]{}\":\\.eE-+ntfalsru \u0000\u00e9\ud83d")
                        .ofMaxLength(40);
        Arbitrary<String> cut =
                Combinators.combine(written(), Arbitraries.doubles().between(0, 1))
                        .as((text, part) -> text.substring(0, (int) (text.length() * part)));
        Arbitrary<String> torn =
                Combinators.combine(written(), likely, Arbitraries.doubles().between(0, 1))
                        .as(PacketPropertiesTest::tear);
        return Arbitraries.oneOf(likely, cut, torn, Arbitraries.strings().all().ofMaxLength(50));
    }

    private static String tear(String text, String into, double part) {
        int at = (int) (text.length() * part);
        return text.substring(0, at) + into + text.substring(Math.min(text.length(), at + 3));
    }

    private static Arbitrary<String> written() {
        return GeneratedPackets.packets().map(packet -> PacketCodec.encode(packet).text());
    }

    @Provide
    Arbitrary<List<Message>> messages() {
        Arbitrary<Message> binary =
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(300)
                        .map(bytes -> new Message(Optional.empty(), bytes));
        Arbitrary<String> announcing =
                Arbitraries.integers().between(0, 11).map(n -> "5" + n + "-[\"a\"]");
        Arbitrary<Message> text =
                Arbitraries.oneOf(texts(), announcing, announcing)
                        .map(t -> new Message(Optional.of(t), new byte[0]));
        return Arbitraries.frequencyOf(Tuple.of(3, binary), Tuple.of(1, text)).list().ofMaxSize(15);
    }
}
