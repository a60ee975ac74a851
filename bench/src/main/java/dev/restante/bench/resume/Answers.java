package dev.restante.bench.resume;

/** CONNECT answers of servers: a flat object of texts without escapes. */
final class Answers {

    private Answers() {}

    /**
     * The text of a field.
     *
     * @throws IllegalStateException if there is none
     */
    static String text(String json, String field) {
        String before = "\"" + field + "\":\"";
        int begin = json.indexOf(before) + before.length();
        int end = json.indexOf('"', begin);
        if (begin < before.length() || end < 0) {
            throw new IllegalStateException("no " + field + " in " + json);
        }
        return json.substring(begin, end);
    }
}
