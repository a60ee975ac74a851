package dev.restante.consumer.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways by which the numbered events of the Lab come. */
public enum Lane {
    /** By HTTP; sent once. */
    ONCE,
    /** By HTTP; sent again, under the same id, when no answer came. */
    RETRIES,
    /** Through Kafka. */
    QUEUE;

    /** As it is written in events and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Lane> find(String text) {
        return Stream.of(values()).filter(lane -> lane.text().equals(text)).findFirst();
    }
}
