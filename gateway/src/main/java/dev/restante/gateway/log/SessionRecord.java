package dev.restante.gateway.log;

/** One record of the sessions topic. */
public sealed interface SessionRecord {

    /** What it says of the session. */
    Membership membership();

    /** What is true of a session, by its holder. */
    record State(Membership membership) implements SessionRecord {}

    /**
     * A connection claims a session. It gets it whatever else was claimed before: the place of this
     * record in the topic decides, and what was true at that place stays true. What the record
     * itself says counts only where nothing else is left of the session.
     */
    record Claim(Membership membership) implements SessionRecord {}
}
