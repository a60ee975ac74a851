package dev.restante.consumer.chat;

/** What the Lab remembers: every effect that a numbered event had. */
public interface LabState {

    /**
     * Adds an effect of the event; also if it has had one, unless ids are compared.
     *
     * @throws ArithmeticException if its number is more than fits
     */
    Effect add(Numbered event);
}
