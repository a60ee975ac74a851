package dev.restante.producer.cloudevents;

import static dev.restante.producer.cloudevents.Requests.NOW;
import static dev.restante.producer.cloudevents.Requests.emit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.producer.json.Flaw;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryModeTest {

    private static final String JSON = "application/json";

    @Test
    void headers_are_the_attributes_and_the_body_is_the_data() throws Exception {
        Map<String, List<String>> headers = headers();
        headers.put("CE-To", List.of("lobby,kitchen"));
        headers.put("ce-volatile", List.of("true"));
        headers.put("Accept", List.of("*/*"));

        EventReader.Request request = Requests.read(JSON, headers, " {\"a\": 1} ");

        assertThat(request.mode()).isEqualTo(EventReader.Mode.BINARY);
        assertThat(request.events())
                .containsExactly(
                        new ServerEvent.Emit(
                                new ServerEvent.Envelope("1", "/s", NOW, "/", Optional.empty()),
                                "news",
                                Set.of("lobby", "kitchen"),
                                Set.of(),
                                true,
                                OptionalLong.empty(),
                                Arguments.of("{\"a\": 1}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {JSON, "Application/JSON; charset=\"UTF-8\"", "application/vnd.x+json", ""})
    void the_data_may_be_any_kind_of_json(String contentType) throws Exception {
        EventReader.Request request = Requests.read(contentType, headers(), "[1]");

        assertThat(emit(request).arguments()).isEqualTo(Arguments.of("[1]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/png", "text/plain; charset=utf-16"})
    void data_that_is_not_json_is_one_binary_argument(String contentType) throws Exception {
        byte[] body = {0, -1, '{'};

        EventReader.Request request = EventReader.read(headers(), contentType, body, Requests.NOW);

        assertThat(emit(request).arguments()).isEqualTo(Arguments.binary(body));
    }

    @Test
    void no_bytes_are_a_binary_argument_too() throws Exception {
        EventReader.Request request = Requests.read("application/octet-stream", headers(), "");

        assertThat(emit(request).arguments()).isEqualTo(Arguments.binary(new byte[0]));
    }

    @Test
    void binary_data_is_one_argument() {
        Map<String, List<String>> headers = headers();
        headers.put("ce-args", List.of("2"));

        assertThat(Requests.flaws("image/png", headers, "x"))
                .containsExactly(Flaw.inHeader("ce-args", "is 2, but binary data is one argument"));
    }

    @Test
    void an_operation_without_data_has_no_binary_data_either() {
        Map<String, List<String>> headers = headers();
        headers.put("ce-op", List.of("join"));

        assertThat(Requests.flaws("image/png", headers, "x"))
                .containsExactly(Flaw.inBody("", "the operation join has no data"));
    }

    @Test
    void no_body_is_no_argument() throws Exception {
        EventReader.Request request = Requests.read("", headers(), "");

        assertThat(emit(request).arguments()).isEqualTo(Arguments.none());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new message | new message",
                "caf%C3%A9%20%F0%9F%98%80 | café 😀",
                "\"new %6Dessage\" | new message",
                "\"say \\\"hi\\\"\" | say \"hi\"",
                "100%25 | 100%"
            })
    void header_values_are_decoded_once(String header, String value) throws Exception {
        Map<String, List<String>> headers = headers();
        headers.put("ce-type", List.of(header));

        assertThat(emit(Requests.read(JSON, headers, "1")).type()).isEqualTo(value);
    }

    @Test
    void a_comma_in_a_room_is_encoded_twice() throws Exception {
        Map<String, List<String>> headers = headers();
        headers.put("ce-to", List.of("a%252Cb,c"));

        assertThat(emit(Requests.read(JSON, headers, "1")).to()).containsExactly("a,b", "c");
    }

    @ParameterizedTest
    @CsvSource({
        "ce-time, tomorrow, not RFC 3339",
        "ce-type, connect, reserved",
        "ce-type, a%2, not percent-encoded",
        "ce-type, a%zz, not percent-encoded",
        "ce-type, %ff, not percent-encoded UTF-8",
        "ce-type, é, not percent-encoded",
        "ce-type, %00, control character",
        "ce-source, a%20b, not a URI reference",
        "ce-id, '', missing",
        "ce-my_name, x, lower-case letters and digits",
        "ce-args, 2, 'is 2, but data has 1 elements'"
    })
    void what_is_wrong_is_said_with_its_header(String header, String value, String detail) {
        Map<String, List<String>> headers = headers();
        headers.put(header, List.of(value));

        List<Flaw> flaws = Requests.flaws(JSON, headers, "[1]");

        assertThat(flaws).hasSize(1);
        assertThat(flaws.get(0).pointer()).isNull();
        assertThat(flaws.get(0).header()).isEqualTo(header);
        assertThat(flaws.get(0).detail()).contains(detail);
    }

    @Test
    void a_header_given_twice_is_refused() {
        Map<String, List<String>> headers = headers();
        headers.put("ce-id", List.of("1", "2"));

        assertThat(Requests.flaws(JSON, headers, "1"))
                .containsExactly(Flaw.inHeader("ce-id", "given 2 times"));
    }

    @Test
    void flaws_of_the_body_have_a_pointer() {
        assertThat(Requests.flaws(JSON, headers(), "{\"a\":{\"b\":1e999}}"))
                .extracting(Flaw::pointer)
                .containsExactly("/a/b");
    }

    @Test
    void json_without_any_attribute_is_pointed_to_the_structured_mode() {
        List<Flaw> flaws = Requests.flaws(JSON, Map.of(), Requests.event(""));

        assertThat(flaws).extracting(Flaw::header).containsExactly("content-type");
        assertThat(flaws.get(0).detail()).contains("application/cloudevents+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/cloudevents",
                "application/cloudevents+avro",
                "application/cloudevents-batch+xml",
                "application/cloudevents+json; charset=iso-8859-1",
                "application/json; charset=utf-16"
            })
    void other_content_types_are_refused(String contentType) {
        assertThatThrownBy(() -> Requests.read(contentType, headers(), "1"))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining(contentType);
    }

    private static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("ce-specversion", List.of("1.0"));
        headers.put("ce-id", List.of("1"));
        headers.put("ce-source", List.of("/s"));
        headers.put("ce-type", List.of("news"));
        return headers;
    }
}
