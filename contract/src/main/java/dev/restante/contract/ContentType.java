package dev.restante.contract;

import java.util.Locale;

/** Content types of records: what is JSON, and what is not and therefore one binary argument. */
public final class ContentType {

    /** Of arguments as JSON; also meant by a record that does not say. */
    public static final String JSON = "application/json";

    /** Of one binary argument. */
    public static final String BINARY = "application/octet-stream";

    private ContentType() {}

    /**
     * Whether the data is JSON: subtype {@code json}, or one that ends in {@code +json}, whatever
     * its parameters (JSON format of CloudEvents 1.0, 3.1.1).
     */
    public static boolean isJson(String type) {
        if (type.equals(JSON)) {
            return true;
        }
        String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return name.endsWith("/json") || name.endsWith("+json");
    }
}
