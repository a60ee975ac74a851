package dev.restante.system.stack;

import java.net.URI;

/** What a service counts. */
final class Metrics {

    private Metrics() {}

    /** The sum of a metric over all its labels; 0 if there is none of the name. */
    static double sum(URI service, String name) {
        return Http.get(service.resolve("/q/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
