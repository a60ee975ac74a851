package dev.restante.bench.resume;

/**
 * What became of the clients and their events.
 *
 * @param recovered clients with the session they had
 * @param lost deliveries that never came
 * @param doubled that came more than once
 * @param disordered that came after a later one of their room
 * @param surprises connections that ended while they should not
 * @param lastSurprise why the last of these did
 */
record Ledger(
        int recovered,
        long lost,
        long doubled,
        long disordered,
        int surprises,
        String lastSurprise) {}
