package dev.restante.consumer.chat;

import dev.restante.consumer.chat.Answer.Reply;
import java.util.List;
import java.util.Optional;

/** What became of a client event. */
public sealed interface Decision {

    /** What goes back to clients, in the order in which it leaves. */
    List<Answer> answers();

    /**
     * What the sender's callback gets for this event, also if this attempt at it did not ask:
     * another may.
     */
    Optional<Reply> reply();

    /** The event had its effect. */
    record Handled(List<Answer> answers, Optional<Reply> reply) implements Decision {
        public Handled {
            answers = List.copyOf(answers);
        }

        Handled(List<Answer> answers) {
            this(answers, Optional.empty());
        }

        static Handled with(Answer... answers) {
            return new Handled(List.of(answers));
        }
    }

    /** The client asked for something it may not; it is told why, and nothing else happens. */
    record Rejected(List<Answer> answers, Optional<Reply> reply) implements Decision {
        public Rejected {
            answers = List.copyOf(answers);
        }
    }

    /** No rule knows this event. */
    record Ignored() implements Decision {
        @Override
        public List<Answer> answers() {
            return List.of();
        }

        @Override
        public Optional<Reply> reply() {
            return Optional.empty();
        }
    }
}
