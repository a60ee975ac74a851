package dev.restante.system.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Values as lines carry them to and from what the Java client takes: org.json and byte arrays. */
final class OrgJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OrgJson() {}

    static Object[] fromLine(JsonNode array) {
        List<Object> values = new ArrayList<>();
        array.forEach(element -> values.add(value(element)));
        return values.toArray();
    }

    private static Object value(JsonNode node) {
        if (Values.isBinary(node)) {
            return Values.bytes(node);
        }
        return switch (node.getNodeType()) {
            case ARRAY -> new JSONArray(List.of(fromLine(node)));
            case OBJECT -> object(node);
            case STRING -> node.textValue();
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            default -> JSONObject.NULL;
        };
    }

    private static JSONObject object(JsonNode node) {
        JSONObject object = new JSONObject();
        try {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                object.put(property.getKey(), value(property.getValue()));
            }
        } catch (JSONException e) {
            throw new IllegalArgumentException(e);
        }
        return object;
    }

    static ArrayNode toLine(List<Object> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(node(value)));
        return array;
    }

    static JsonNode node(Object value) {
        if (value == null || JSONObject.NULL.equals(value)) {
            return JSON.nullNode();
        } else if (value instanceof byte[] bytes) {
            return Values.binary(bytes);
        } else if (value instanceof JSONArray array) {
            return toLine(elements(array));
        } else if (value instanceof JSONObject object) {
            return properties(object);
        } else if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        } else if (value instanceof Number number) {
            return number(number);
        }
        return JSON.textNode((String) value);
    }

    private static JsonNode number(Number number) {
        return number instanceof Double
                ? JSON.numberNode(number.doubleValue())
                : JSON.numberNode(number.longValue());
    }

    private static List<Object> elements(JSONArray array) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < array.length(); i++) {
            elements.add(array.opt(i));
        }
        return elements;
    }

    private static ObjectNode properties(JSONObject object) {
        ObjectNode node = JSON.objectNode();
        for (Iterator<?> keys = object.keys(); keys.hasNext(); ) {
            String key = (String) keys.next();
            node.set(key, node(object.opt(key)));
        }
        return node;
    }
}
