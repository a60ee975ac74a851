package dev.restante.system.ledger;

/**
 * An event of a scenario.
 *
 * @param source who sends it; the order holds among events of one source
 * @param number its place there: 1, 2, 3 ...
 * @param processed whether consumer-service has to process it; else it goes straight to the clients
 */
public record Event(String source, int number, boolean processed) {

    /** Its id on the road. */
    public String id() {
        return source + "-" + number;
    }
}
