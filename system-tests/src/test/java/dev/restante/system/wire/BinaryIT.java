package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binary data in events and acks: a header, then its attachments (7). */
@OnEveryTransport
class BinaryIT {

    private static final int MOST = 10;
    private static final int LARGE = 300_000;

    private final Transport transport;

    BinaryIT(Transport transport) {
        this.transport = transport;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bAQID", "b", "b+/8=", "bgICA"})
    void one_binary_argument_goes_both_ways(String bytes, Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        String header = "451-/plain,[\"echo\"," + placeholder(0) + "]";

        client.send(header, bytes);

        assertThat(next(client, 2)).containsExactly(header, bytes);
    }

    @Test
    void binary_goes_within_json(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        String header =
                "452-/plain,[\"echo\",{\"a\":[%s,1],\"b\":{\"c\":%s}},\"d\"]"
                        .formatted(placeholder(0), placeholder(1));

        client.send(header, "bAQID", "bBAUG");

        assertThat(next(client, 3)).containsExactly(header, "bAQID", "bBAUG");
    }

    @Test
    void as_many_as_10_attachments_do(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        List<String> packets = new ArrayList<>();
        packets.add(
                IntStream.range(0, MOST)
                        .mapToObj(BinaryIT::placeholder)
                        .collect(Collectors.joining(",", "4510-/plain,[\"echo\",", "]")));
        IntStream.range(0, MOST).mapToObj(i -> bytes((byte) i, 3)).forEach(packets::add);

        client.send(packets.toArray(String[]::new));

        assertThat(next(client, 1 + MOST)).isEqualTo(packets);
    }

    /** The reference numbers them anew; either way the second argument is the first attachment. */
    @Test
    void the_number_of_a_placeholder_says_which_attachment_it_is(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send(
                "452-/plain,[\"echo\",%s,%s]".formatted(placeholder(1), placeholder(0)),
                "bAQID",
                "bBAUG");

        List<String> packets = next(client, 3);
        assertThat(filled(packets)).isEqualTo("452-/plain,[\"echo\",bBAUG,bAQID]");
    }

    @Test
    void a_large_attachment_goes_both_ways(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        String header = "451-/plain,[\"echo\"," + placeholder(0) + "]";
        String large = bytes((byte) 0xfe, LARGE);

        client.send(header, large);

        assertThat(next(client, 2)).containsExactly(header, large);
    }

    @Test
    void binary_and_text_stay_in_order(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        List<String> packets =
                List.of(
                        "42/plain,[\"echo\",1]",
                        "451-/plain,[\"echo\"," + placeholder(0) + "]",
                        "bAg==",
                        "42/plain,[\"echo\",3]",
                        "451-/plain,[\"echo\",4," + placeholder(0) + "]",
                        "bBA==");

        client.send(packets.toArray(String[]::new));

        assertThat(next(client, packets.size())).isEqualTo(packets);
    }

    @Test
    void an_event_with_binary_is_acknowledged(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("451-/plain,3[\"ask\",\"a\"," + placeholder(0) + "]", "bAQID");

        assertThat(next(client, 2))
                .containsExactly("461-/plain,3[\"a\"," + placeholder(0) + "]", "bAQID");
    }

    @Test
    void the_binary_answer_of_a_client_reaches_the_service(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        client.send("42/plain,[\"question\",1]");
        String id = client.next().replaceAll("^42/plain,|\\[.*$", "");

        client.send("461-/plain," + id + "[{\"a\":" + placeholder(0) + "}]", "bAQID");

        assertThat(next(client, 2))
                .containsExactly(
                        "451-/plain,[\"answered\",{\"a\":" + placeholder(0) + "}]", "bAQID");
    }

    @Test
    void an_event_with_binary_can_ask_for_an_answer(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("451-/plain,[\"question\"," + placeholder(0) + "]", "bAQID");

        assertThat(client.next()).matches("451-/plain,[0-9]+\\[\"question\",\\{.*}]");
        assertThat(client.next()).isEqualTo("bAQID");
    }

    private static String placeholder(int number) {
        return "{\"_placeholder\":true,\"num\":" + number + "}";
    }

    private static String bytes(byte value, int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, value);
        return "b" + Base64.getEncoder().encodeToString(bytes);
    }

    private static List<String> next(WireClient client, int count) {
        return IntStream.range(0, count).mapToObj(i -> client.next()).toList();
    }

    /** The header with each placeholder replaced by its attachment. */
    private static String filled(List<String> packets) {
        String text = packets.get(0);
        for (int i = 1; i < packets.size(); i++) {
            text = text.replace(placeholder(i - 1), packets.get(i));
        }
        return text;
    }
}
