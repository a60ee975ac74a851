package dev.restante.system.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Arguments as the lines of drivers carry them: JSON, and bytes as an object that names them. They
 * are equal if they mean the same: languages write one number in several ways.
 */
final class Values {

    private static final String BINARY = "$binary";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Values() {}

    /** Several values, written as a JSON array. */
    static JsonNode[] json(String array) {
        try {
            return elements(MAPPER.readTree(array)).toArray(JsonNode[]::new);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode text(String text) {
        return JSON.textNode(text);
    }

    static JsonNode number(int number) {
        return number(new BigDecimal(number));
    }

    static ArrayNode list(String... texts) {
        ArrayNode list = JSON.arrayNode();
        for (String text : texts) {
            list.add(text);
        }
        return list;
    }

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static ObjectNode binary(byte... bytes) {
        return JSON.objectNode().put(BINARY, Base64.getEncoder().encodeToString(bytes));
    }

    static boolean isBinary(JsonNode node) {
        return node.path(BINARY).isTextual();
    }

    static byte[] bytes(JsonNode node) {
        return Base64.getDecoder().decode(node.path(BINARY).textValue());
    }

    static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(element -> elements.add(normal(element)));
        return elements;
    }

    private static JsonNode normal(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> number(node.decimalValue());
            case ARRAY -> JSON.arrayNode().addAll(elements(node));
            case OBJECT -> normalObject(node);
            default -> node;
        };
    }

    private static JsonNode normalObject(JsonNode node) {
        ObjectNode object = JSON.objectNode();
        node.properties().forEach(entry -> object.set(entry.getKey(), normal(entry.getValue())));
        return object;
    }

    private static JsonNode number(BigDecimal number) {
        return JSON.numberNode(number.stripTrailingZeros());
    }
}
