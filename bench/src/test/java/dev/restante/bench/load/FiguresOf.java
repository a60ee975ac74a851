package dev.restante.bench.load;

/** Figures with one value, for tests of what is made of them. */
public final class FiguresOf {

    private FiguresOf() {}

    /** One value. */
    public static Figures one(Metric metric, double value) {
        Figures figures = new Figures();
        figures.put(metric, value);
        return figures;
    }
}
