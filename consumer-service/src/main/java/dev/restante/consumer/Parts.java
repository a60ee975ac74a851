package dev.restante.consumer;

import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.store.Database;
import dev.restante.consumer.store.DeadLetters;
import dev.restante.consumer.store.DirectEvents;
import dev.restante.consumer.store.Facts;
import dev.restante.consumer.store.LabEffects;
import dev.restante.consumer.store.LabPruning;
import dev.restante.consumer.store.Ledger;
import dev.restante.consumer.store.Pruning;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together the parts that know nothing of a container. */
final class Parts {

    private static final int ROWS_AT_ONCE = 1_000;

    @Produces
    @Singleton
    Dispatcher dispatcher(ConsumerConfig config) {
        return new Dispatcher(config.instance());
    }

    @Produces
    @Singleton
    Ledger ledger(Database database, Dispatcher dispatcher, ConsumerConfig config) {
        return new Ledger(
                database,
                dispatcher,
                config.topics().serverEvents(),
                config.topics().deadLetters());
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(Database database) {
        return new DeadLetters(database);
    }

    @Produces
    @Singleton
    Pruning pruning(Database database, ConsumerConfig config) {
        return new Pruning(
                database,
                new Pruning.Limits(
                        config.keep().events(),
                        config.keep().participants(),
                        config.keep().deadLetters(),
                        config.keep().mostDeadLetters(),
                        ROWS_AT_ONCE));
    }

    @Produces
    @Singleton
    DirectEvents directEvents(Database database, Dispatcher dispatcher, ConsumerConfig config) {
        return new DirectEvents(
                database,
                dispatcher,
                config.topics().serverEvents(),
                new DirectEvents.Limits(
                        config.direct().atOnce(),
                        config.direct().share(),
                        config.direct().patience()));
    }

    @Produces
    @Singleton
    LabEffects labEffects(Database database) {
        return new LabEffects(database);
    }

    @Produces
    @Singleton
    LabPruning labPruning(Database database, ConsumerConfig config) {
        return new LabPruning(
                database, config.keep().labEffects(), config.keep().mostLabEffects(), ROWS_AT_ONCE);
    }

    @Produces
    @Singleton
    Facts facts(Database database) {
        return new Facts(database);
    }
}
