package dev.restante.producer.json;

import java.util.List;

/** The body or the headers of a request break what is asked of them. */
public final class InvalidRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    /**
     * @param flaws what is wrong, at least one
     */
    public InvalidRequestException(List<Flaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    public InvalidRequestException(Flaw flaw) {
        this(List.of(flaw));
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
