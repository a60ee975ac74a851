package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client emits comes back to it from the service as it was. */
@ExtendWith(GivenPeers.class)
class EchoIT {

    @EveryClient
    void texts_come_back(Setting setting, Peers peers) {
        comeBackOneByOne(
                peers.open(setting),
                Values.text(""),
                Values.text("plain"),
                Values.text("quotes \" ' and \\ / and \b\f\n\r\t"),
                Values.text("\u0000 \u001e \u007f \u2028"),
                Values.text("grüße żółw 漢字 עברית"),
                Values.text("\uD83D\uDE00 \uD83D\uDC69\u200D\uD83D\uDC67 e\u0301"),
                Values.text("2probe"),
                Values.text("51-[\"echo\",{\"_placeholder\":true,\"num\":0}]"));
    }

    @EveryClient
    void numbers_come_back(Setting setting, Peers peers) {
        comeBackOneByOne(
                peers.open(setting),
                Values.json(
                        """
                        [0, 1, -1, 2147483648, 9007199254740991, -9007199254740991,
                         0.5, -0.1, 3.141592653589793, 1e-7, 1.5e300]
                        """));
    }

    @EveryClient
    void booleans_and_null_come_back(Setting setting, Peers peers) {
        comeBackOneByOne(peers.open(setting), Values.json("[true, false, null]"));
    }

    @EveryClient
    void objects_and_arrays_come_back(Setting setting, Peers peers) {
        comeBackOneByOne(
                peers.open(setting),
                Values.json(
                        """
                        [{}, [], [[]], [1, "two", null, [3, {"four": [5.5, false]}]],
                         {"a": {"b": {"c": [{"d": null}, {"e": "\u00e9"}]}}, "": 0, "key with space": []},
                         {"_placeholder": false, "num": 1}]
                        """));
    }

    @EveryClient
    void an_event_without_arguments_comes_back(Setting setting, Peers peers) {
        comesBack(peers.open(setting));
    }

    @EveryClient
    void several_arguments_come_back(Setting setting, Peers peers) {
        comesBack(
                peers.open(setting),
                Values.json("[\"one\", 2, null, {\"four\": 4}, [5], true, \"\"]"));
    }

    @EveryClient
    void a_buffer_comes_back(Setting setting, Peers peers) {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        comesBack(peers.open(setting), Values.binary(every));
    }

    @EveryClient
    void an_empty_buffer_comes_back(Setting setting, Peers peers) {
        comesBack(peers.open(setting), Values.binary());
    }

    @EveryClient
    void buffers_inside_objects_come_back(Setting setting, Peers peers) {
        JsonNode inside = Values.object().put("name", "two").set("data", Values.binary((byte) 1));
        JsonNode list =
                Values.list("text").add(Values.binary((byte) 2, (byte) 3)).add(Values.binary());
        comesBack(peers.open(setting), Values.object().set("deep", inside), list);
    }

    @EveryClient
    void several_buffers_come_back_in_order(Setting setting, Peers peers) {
        JsonNode[] ten =
                Stream.iterate(0, i -> i + 1)
                        .limit(10)
                        .map(i -> Values.binary(i.byteValue()))
                        .toArray(JsonNode[]::new);
        comesBack(peers.open(setting), ten);
    }

    @EveryClient
    void a_buffer_among_other_arguments_comes_back(Setting setting, Peers peers) {
        comesBack(
                peers.open(setting),
                Values.text("before"),
                Values.binary((byte) 0, (byte) 30, (byte) -1),
                Values.number(7));
    }

    private static void comeBackOneByOne(Peer peer, JsonNode... values) {
        for (JsonNode value : values) {
            peer.emit("echo", value);
        }

        assertThat(peer.hears(values.length, "echo"))
                .containsExactlyElementsOf(Stream.of(values).map(List::of).toList());
    }

    private static void comesBack(Peer peer, JsonNode... arguments) {
        peer.emit("echo", arguments);

        assertThat(peer.hears("echo")).containsExactly(arguments);
    }
}
