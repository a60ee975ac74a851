package dev.restante.worker;

import dev.restante.worker.answer.Answers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together the parts that know nothing of a container. */
final class Parts {

    @Produces
    @Singleton
    Answers answers(WorkerConfig config) {
        return new Answers(config.name(), Clock.systemUTC());
    }
}
