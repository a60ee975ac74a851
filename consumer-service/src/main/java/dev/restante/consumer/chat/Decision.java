package dev.restante.consumer.chat;

import java.util.List;

/** What became of a client event. */
public sealed interface Decision {

    /** What goes back to clients, in the order in which it leaves. */
    List<Answer> answers();

    /** The event had its effect. */
    record Handled(List<Answer> answers) implements Decision {
        public Handled {
            answers = List.copyOf(answers);
        }

        static Handled with(Answer... answers) {
            return new Handled(List.of(answers));
        }
    }

    /** The client asked for something it may not; it is told why, and nothing else happens. */
    record Rejected(List<Answer> answers) implements Decision {
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
    }
}
