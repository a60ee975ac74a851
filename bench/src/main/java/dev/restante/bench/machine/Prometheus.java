package dev.restante.bench.machine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Counters as a server tells them in Prometheus' text format. */
public final class Prometheus {

    private Prometheus() {}

    /** The values of a server's {@code /q/metrics} whose name begins so, by name and labels. */
    public static Map<String, Double> read(int port, String prefix) throws IOException {
        URI metrics = URI.create("http://127.0.0.1:" + port + "/q/metrics");
        try (InputStream in = metrics.toURL().openStream()) {
            return values(new String(in.readAllBytes(), StandardCharsets.UTF_8), prefix);
        }
    }

    static Map<String, Double> values(String text, String prefix) {
        Map<String, Double> values = new TreeMap<>();
        for (String line : text.lines().toList()) {
            int end = line.lastIndexOf(' ');
            if (line.startsWith(prefix) && end > 0) {
                values.put(
                        line.substring(0, end).replace(",}", "}"),
                        Double.valueOf(line.substring(end + 1)));
            }
        }
        return values;
    }
}
