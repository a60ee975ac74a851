package dev.restante.worker.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.tracing.EventAttributes;
import dev.restante.tracing.RecordTracing;
import dev.restante.worker.WorkerConfig;
import dev.restante.worker.answer.Answers;
import dev.restante.worker.work.Job;
import dev.restante.worker.work.JobReader;
import dev.restante.worker.work.RefusedException;
import dev.restante.worker.work.RehearsedFailureException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Brings one delivery of a job to its end.
 *
 * <pre>
 *   done, answers stored -------------------------> ACCEPT
 *   failed, may pass ----- pause -----------------> RELEASE   (somebody gets it again)
 *   never, or failed as often as it may ----------> REJECT    (the dead letter is stored)
 * </pre>
 */
@Singleton
class JobHandler {

    private static final Logger LOG = Logger.getLogger(JobHandler.class);

    private final Answers answers;
    private final Publisher publisher;
    private final Pauses pauses;
    private final WorkerConfig config;
    private final RecordTracing tracing;

    JobHandler(
            Answers answers,
            Publisher publisher,
            Pauses pauses,
            WorkerConfig config,
            RecordTracing tracing) {
        this.answers = answers;
        this.publisher = publisher;
        this.pauses = pauses;
        this.config = config;
        this.tracing = tracing;
    }

    /**
     * Returns how the delivery is to be acknowledged. Takes as long as the job does, and the pause
     * after a failure; what it wrote by then is stored.
     */
    AcknowledgeType handle(ConsumerRecord<String, byte[]> record) {
        Span span = tracing.process(record);
        Scope current = span.makeCurrent();
        try {
            AcknowledgeType end = handleNow(record);
            span.setAttribute(EventAttributes.OUTCOME, end.name().toLowerCase(Locale.ROOT));
            return end;
        } finally {
            current.close();
            span.end();
        }
    }

    private AcknowledgeType handleNow(ConsumerRecord<String, byte[]> record) {
        try {
            return read(record);
        } catch (NotStoredException | RuntimeException e) {
            LOG.warnf("%s: %s", place(record), e);
            return release(record);
        } catch (InterruptedException e) {
            // The worker stops, or has lost the job: whoever gets it next does it.
            return AcknowledgeType.RELEASE;
        }
    }

    private AcknowledgeType read(ConsumerRecord<String, byte[]> record)
            throws NotStoredException, InterruptedException {
        ClientEvent event;
        try {
            event = ClientEventRecord.read(record.headers(), record.value());
        } catch (MalformedRecordException e) {
            // Nobody is known to be told.
            bury(record, e);
            return AcknowledgeType.REJECT;
        }
        try {
            return attempt(record, event, JobReader.read(event));
        } catch (RefusedException e) {
            return reject(record, event, e);
        }
    }

    private AcknowledgeType attempt(
            ConsumerRecord<String, byte[]> record, ClientEvent event, Job job)
            throws NotStoredException, InterruptedException {
        int delivery = Deliveries.of(record);
        if (delivery > config.retry().attempts()) {
            // Not once more: it may be what killed the others.
            return reject(record, event, new GivenUpException(delivery));
        }
        try {
            long began = System.nanoTime();
            ObjectNode result = job.run(delivery, progress(event, delivery));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            List<ServerEvent> end =
                    answers.finished(event, delivery, job.work().name(), result, took);
            publisher.store(end);
            return AcknowledgeType.ACCEPT;
        } catch (RehearsedFailureException | RuntimeException e) {
            LOG.infof("%s failed, delivery %d: %s", place(record), delivery, e);
            return delivery < config.retry().attempts()
                    ? release(record)
                    : reject(record, event, e);
        }
    }

    private ProgressTeller progress(ClientEvent event, int delivery) {
        return new ProgressTeller(
                percent -> publisher.tell(answers.progress(event, delivery, percent)));
    }

    /**
     * A share group knows no pause between deliveries: a record that is released is somebody's at
     * once. So it is kept for the pause, its lock renewed, and only this lane waits.
     */
    private AcknowledgeType release(ConsumerRecord<String, byte[]> record) {
        try {
            pauses.afterFailure(Deliveries.of(record));
        } catch (InterruptedException e) {
            LOG.debug("the pause is cut short");
        }
        return AcknowledgeType.RELEASE;
    }

    private AcknowledgeType reject(
            ConsumerRecord<String, byte[]> record, ClientEvent event, Exception problem)
            throws NotStoredException, InterruptedException {
        DeadLetter letter = bury(record, problem);
        publisher.store(answers.failed(event, Deliveries.of(record), letter.reason()));
        return AcknowledgeType.REJECT;
    }

    private DeadLetter bury(ConsumerRecord<String, byte[]> record, Exception problem)
            throws NotStoredException, InterruptedException {
        LOG.warnf("%s goes to the dead letters: %s", place(record), problem);
        DeadLetter letter = new DeadLetter(record, problem, config.name());
        publisher.store(letter.toRecord(config.topics().deadLetters()));
        return letter;
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
