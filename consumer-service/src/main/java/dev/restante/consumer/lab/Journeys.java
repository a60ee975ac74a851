package dev.restante.consumer.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.restante.consumer.ConsumerConfig;
import dev.restante.consumer.lab.Journey.Letter;
import dev.restante.consumer.lab.Journey.Processed;
import dev.restante.consumer.lab.Journey.Searched;
import dev.restante.consumer.lab.LogReader.Found;
import dev.restante.consumer.store.BuriedRecord;
import dev.restante.consumer.store.BuriedRecord.Details;
import dev.restante.consumer.store.DeadLetters;
import dev.restante.consumer.store.Facts;
import dev.restante.consumer.store.LabEffects;
import dev.restante.consumer.store.LabEffects.LabEffect;
import dev.restante.consumer.store.Position;
import dev.restante.consumer.store.Processing;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Puts together what the database and the log know of an event. The database says where its record
 * is; the records it caused are looked for from its time on.
 */
@Singleton
class Journeys {

    /** Records that are looked at for each question. */
    private static final int MOST_RECORDS = 5_000;

    private static final int MOST_EFFECTS = 100;
    private static final int MOST_ANSWERS = 20;

    /** How far the clocks of those who write may differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

    private static final Searched NOT = new Searched(0, false);

    private final Facts facts;
    private final LabEffects effects;
    private final DeadLetters letters;
    private final LabConsumers consumers;
    private final ConsumerConfig.TopicNames topics;
    private final Duration time;

    Journeys(
            Facts facts,
            LabEffects effects,
            DeadLetters letters,
            LabConsumers consumers,
            ConsumerConfig config) {
        this.facts = facts;
        this.effects = effects;
        this.letters = letters;
        this.consumers = consumers;
        this.topics = config.topics();
        this.time = config.journeyTimeout();
    }

    /** What the database knows. */
    private record Known(
            String id,
            Optional<Processing> processing,
            List<LabEffect> effects,
            Optional<Details> letter,
            List<Position> positions) {

        /** From when on answers are looked for. */
        Optional<Instant> doneAt() {
            return processing
                    .map(Processing::at)
                    .or(() -> effects.stream().findFirst().map(LabEffect::at));
        }

        Processed processed() {
            return processing.map(p -> new Processed(p.at(), p.outcome(), p.reply())).orElse(null);
        }
    }

    Journey of(String id) throws SQLException {
        Known known =
                new Known(
                        id,
                        facts.processing(id),
                        effects.ofEvent(id, MOST_EFFECTS),
                        letters.ofEvent(id),
                        facts.positions());
        try (LogReader log = new LogReader(consumers.withoutGroup(), time)) {
            return withRecords(known, log);
        } catch (KafkaException e) {
            return withoutRecords(known);
        }
    }

    private Journey withRecords(Known known, LogReader log) {
        Shown event = clientEvent(known, log).map(Shown::of).orElse(null);
        Found answers = answers(known, log);
        return new Journey(
                known.id(),
                event,
                known.processed(),
                known.effects(),
                known.letter().map(details -> letter(details, log)).orElse(null),
                answers.records().stream().limit(MOST_ANSWERS).map(Shown::of).toList(),
                new Searched(answers.read(), answers.complete()),
                "up");
    }

    private static Journey withoutRecords(Known known) {
        Letter letter =
                known.letter().map(d -> new Letter(d.letter(), d.stackTrace(), null)).orElse(null);
        return new Journey(
                known.id(),
                null,
                known.processed(),
                known.effects(),
                letter,
                List.of(),
                NOT,
                "down");
    }

    private Optional<ConsumerRecord<byte[], byte[]>> clientEvent(Known known, LogReader log) {
        Predicate<ConsumerRecord<byte[], byte[]>> its = has("ce_id", known.id());
        Optional<Processing> noted = known.processing().filter(p -> p.partition() != null);
        if (noted.isPresent()) {
            TopicPartition where =
                    new TopicPartition(topics.clientEvents(), noted.get().partition());
            return log.at(where, noted.get().offset()).filter(its);
        }
        if (known.letter().isPresent()) {
            BuriedRecord letter = known.letter().get().letter();
            TopicPartition where = new TopicPartition(letter.topic(), letter.partition());
            return log.at(where, letter.offset()).filter(its);
        }
        return known.effects().isEmpty() ? waiting(known, its, log) : Optional.empty();
    }

    /** An event that nobody has read so far is behind where the readers stand. */
    private Optional<ConsumerRecord<byte[], byte[]>> waiting(
            Known known, Predicate<ConsumerRecord<byte[], byte[]>> its, LogReader log) {
        Map<Integer, Long> places =
                known.positions().stream()
                        .filter(position -> position.topic().equals(topics.clientEvents()))
                        .collect(Collectors.toMap(Position::partition, Position::nextOffset));
        return log.after(topics.clientEvents(), places, its, MOST_RECORDS).records().stream()
                .findFirst();
    }

    private Found answers(Known known, LogReader log) {
        return known.doneAt()
                .map(
                        at ->
                                log.since(
                                        topics.serverEvents(),
                                        at.minus(CLOCKS_DIFFER),
                                        has("ce_cause", known.id()),
                                        MOST_RECORDS))
                .orElse(new Found(List.of(), 0, true));
    }

    private Letter letter(Details details, LogReader log) {
        BuriedRecord letter = details.letter();
        Predicate<ConsumerRecord<byte[], byte[]>> its =
                has("dead-letter-offset", Long.toString(letter.offset()))
                        .and(has("dead-letter-partition", Integer.toString(letter.partition())))
                        .and(has("dead-letter-topic", letter.topic()));
        Found found =
                log.since(
                        topics.deadLetters(),
                        letter.buriedAt().minus(CLOCKS_DIFFER),
                        its,
                        MOST_RECORDS);
        Shown record = found.records().stream().findFirst().map(Shown::of).orElse(null);
        return new Letter(letter, details.stackTrace(), record);
    }

    private static Predicate<ConsumerRecord<byte[], byte[]>> has(String header, String value) {
        return record -> {
            Header found = record.headers().lastHeader(header);
            return found != null
                    && found.value() != null
                    && new String(found.value(), UTF_8).equals(value);
        };
    }
}
