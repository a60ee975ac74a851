package dev.restante.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** One of the example records that every module, and every service in any language, agrees on. */
record GoldenRecord(String name, String key, Map<String, String> headers, byte[] value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<GoldenRecord> all(String topic) throws IOException, URISyntaxException {
        Path folder = Path.of(GoldenRecord.class.getResource("examples").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(f -> f.getFileName().toString().startsWith(topic + "-"))
                    .sorted()
                    .map(GoldenRecord::read)
                    .toList()
                    .stream();
        }
    }

    private static GoldenRecord read(Path file) {
        try {
            JsonNode node = JSON.readTree(file.toFile());
            Map<String, String> headers = new LinkedHashMap<>();
            for (String kind : List.of("headers", "headers_base64")) {
                node.path(kind)
                        .properties()
                        .forEach(h -> headers.put(h.getKey(), h.getValue().textValue()));
            }
            return new GoldenRecord(
                    file.getFileName().toString(),
                    node.get("key").textValue(),
                    headers,
                    node.has("value_base64")
                            ? Base64.getDecoder().decode(node.get("value_base64").textValue())
                            : node.get("value").textValue().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    Headers kafkaHeaders() {
        Headers kafka = new RecordHeaders();
        headers.forEach(
                (name, text) ->
                        kafka.add(
                                name,
                                isBinary(name)
                                        ? Base64.getDecoder().decode(text)
                                        : text.getBytes(StandardCharsets.UTF_8)));
        return kafka;
    }

    /** Values as an example writes them: bytes as base64, all else as text. */
    static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            texts.put(
                    header.key(),
                    isBinary(header.key())
                            ? Base64.getEncoder().encodeToString(header.value())
                            : new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static boolean isBinary(String header) {
        return header.startsWith("attachment-");
    }

    @Override
    public String toString() {
        return name;
    }
}
