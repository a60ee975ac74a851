package dev.restante.system.chaos;

/**
 * An event that somebody sent, once or more often under its id.
 *
 * @param kind the way it goes
 * @param sender who sent it
 * @param room where to
 * @param number its place among those of its kind, sender and room: 1, 2, 3 ...
 * @param order its place among all events of the round
 */
record Sent(Kind kind, String sender, String room, int number, int order) {

    /** The way of an event. */
    enum Kind {
        /** Through consumer-service, which tells it to the room, the sender included. */
        MESSAGE("message"),
        /** Relayed by the gateway to the other members of the room. */
        STROKE("stroke"),
        /** From outside, by {@code POST /events}. */
        NOTICE("notice");

        private final String event;

        Kind(String event) {
            this.event = event;
        }

        /** Its name as clients hear it. */
        String event() {
            return event;
        }
    }

    String id() {
        return source() + "-" + number;
    }

    /** Among the events of one source there is an order. */
    String source() {
        return source(kind, sender, room);
    }

    static String source(Kind kind, String sender, String room) {
        return kind.event() + "-" + sender + "-" + room;
    }
}
