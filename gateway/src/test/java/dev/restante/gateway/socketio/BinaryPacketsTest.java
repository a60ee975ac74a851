package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.contract.Arguments;
import dev.restante.contract.Attachment;
import dev.restante.gateway.socketio.Packet.Ack;
import dev.restante.gateway.socketio.Packet.Empty;
import dev.restante.gateway.socketio.Packet.Event;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets with attachments, as socket.io-parser 4.2.7 reads them. */
class BinaryPacketsTest {

    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2, 2};

    private final PacketReader reader = new PacketReader(100);

    private Packet read(String text, byte[]... messages) throws ProtocolException {
        Optional<Packet> packet = reader.text(text);
        for (byte[] message : messages) {
            assertThat(packet).isEmpty();
            packet = reader.binary(message);
        }
        return packet.orElseThrow();
    }

    private static Event event(OptionalLong ackId, Arguments arguments) {
        return new Event("/chat", ackId, "a", arguments, Optional.empty());
    }

    private static Arguments with(String json, byte[]... attachments) {
        return Arguments.of(json).with(List.of(attachments).stream().map(Attachment::new).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_placeholder\":true,\"num\":0}",
                " { \"num\" : 0 , \"_placeholder\" : true } ",
                "{\"_placeholder\":true,\"num\":0,\"more\":[1]}",
                "{\"_placeholder\":false,\"_placeholder\":true,\"num\":7,\"num\":0.0}",
                "{\"_place\\u0068older\":true,\"num\":-0}",
                "{\"_placeholder\":true,\"num\":0,\"a\":{\"_placeholder\":true,\"num\":7}}"
            })
    void onePlaceholderIsOneBinaryArgumentHoweverItIsWritten(String json) throws ProtocolException {
        assertThat(read("51-/chat,[\"a\"," + json + "]", ONE))
                .isEqualTo(event(OptionalLong.empty(), Arguments.binary(ONE)));
    }

    @Test
    void placeholdersNameAttachmentsInAnyOrder() throws ProtocolException {
        String json =
                "{\"x\":[{\"_placeholder\":true,\"num\":1}],\"y\":{\"_placeholder\":true,\"num\":0}}";

        assertThat(read("52-/chat,7[\"a\"," + json + "]", ONE, TWO))
                .isEqualTo(event(OptionalLong.of(7), with(json, ONE, TWO)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_placeholder\":true,\"num\":1}",
                "[{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":0}]",
                "{\"_placeholder\":1,\"num\":9}",
                "{\"_placeholder\":true,\"_placeholder\":false,\"num\":9}",
                "5"
            })
    void anAttachmentMayBeNamedNeverOrTwice(String json) throws ProtocolException {
        assertThat(read("52-/chat,[\"a\"," + json + "]", ONE, TWO))
                .isEqualTo(event(OptionalLong.empty(), with(json, ONE, TWO)));
    }

    @Test
    void anAckMayHaveAttachments() throws ProtocolException {
        assertThat(read("61-/chat,12[{\"_placeholder\":true,\"num\":0}]", ONE))
                .isEqualTo(new Ack("/chat", 12, Arguments.binary(ONE)));
    }

    @Test
    void whatIsIgnoredStillHasItsAttachments() throws ProtocolException {
        assertThat(read("51-/chat,", ONE)).isEqualTo(new Empty("/chat"));
        assertThat(read("62-[]", ONE, TWO)).isEqualTo(new Empty("/"));
    }

    @Test
    void tenAttachmentsAreRead() throws ProtocolException {
        reader.text("5010-[\"a\"]");
        for (int i = 0; i < 9; i++) {
            assertThat(reader.binary(ONE)).isEmpty();
        }

        Event event = (Event) reader.binary(ONE).orElseThrow();

        assertThat(event.arguments().attachments()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "51",
                "5[\"a\"]",
                "5-[\"a\"]",
                "50-[\"a\"]",
                "511-[\"a\"]",
                "599999999999999999999-[\"a\"]",
                "5-1-[\"a\"]",
                "51.5-[\"a\"]",
                "5x-[\"a\"]",
                "61-1{}",
                "51-[]",
                "51-[{\"_placeholder\":true,\"num\":0}]",
                "51-[\"connect\",{\"_placeholder\":true,\"num\":0}]"
            })
    void aHeaderThatIsNoneIsRefusedAtOnce(String text) {
        assertThatThrownBy(() -> reader.text(text)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_placeholder\":true}",
                "{\"_placeholder\":true,\"num\":1}",
                "{\"_placeholder\":true,\"num\":-1}",
                "{\"_placeholder\":true,\"num\":0.5}",
                "{\"_placeholder\":true,\"num\":1e999}",
                "{\"_placeholder\":true,\"num\":\"0\"}",
                "{\"_placeholder\":true,\"num\":null}",
                "{\"_placeholder\":true,\"num\":0,\"num\":[]}",
                "[[{\"a\":{\"b\":{\"_placeholder\":true,\"num\":1}}}],0]"
            })
    void aPlaceholderThatNamesNoAttachmentIsRefused(String json) {
        assertThatThrownBy(() -> read("51-[\"a\"," + json + "]", ONE))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void textWhileAnAttachmentIsDueIsRefused() throws ProtocolException {
        reader.text("51-[\"a\"]");

        assertThatThrownBy(() -> reader.text("2[\"a\"]")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void binaryDataNobodyAnnouncedIsRefused() {
        assertThatThrownBy(() -> reader.binary(ONE)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void oneAttachmentTooManyIsRefused() throws ProtocolException {
        read("51-[\"a\"]", ONE);

        assertThatThrownBy(() -> reader.binary(ONE)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void attachmentsTogetherAreBounded() throws ProtocolException {
        reader.text("53-[\"a\"]");
        reader.binary(new byte[60]);
        assertThatCode(() -> reader.binary(new byte[40])).doesNotThrowAnyException();

        assertThatThrownBy(() -> reader.binary(ONE)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void everyPacketHasTheBoundForItself() throws ProtocolException {
        read("51-[\"a\"]", new byte[100]);

        assertThatCode(() -> read("51-[\"a\"]", new byte[100])).doesNotThrowAnyException();
    }
}
