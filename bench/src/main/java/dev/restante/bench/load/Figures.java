package dev.restante.bench.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** What was measured of one server in one round. */
public final class Figures {

    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    void put(Metric metric, double value) {
        values.put(metric, value);
    }

    /** Four metrics at once: the shares .5, .9, .99 and 1 of the latencies, in milliseconds. */
    void put(Latencies latencies, Metric p50, Metric p90, Metric p99, Metric max) {
        double[] millis = latencies.millisAt(.5, .9, .99, 1);
        put(p50, millis[0]);
        put(p90, millis[1]);
        put(p99, millis[2]);
        put(max, millis[3]);
    }

    /** Nothing if this was not measured. */
    public OptionalDouble find(Metric metric) {
        Double value = values.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** One value or none. */
    public DoubleStream stream(Metric metric) {
        return find(metric).stream();
    }
}
