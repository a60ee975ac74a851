package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
import dev.restante.consumer.store.Ledger;
import dev.restante.consumer.store.Outcome;
import dev.restante.contract.MalformedRecordException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Brings one record to its end, however long that takes. */
@Singleton
class RecordIntake {

    private static final Logger LOG = Logger.getLogger(RecordIntake.class);

    private final Ledger ledger;
    private final Pauses pauses;
    private final int attempts;

    RecordIntake(Ledger ledger, Pauses pauses, ConsumerConfig config) {
        this.ledger = ledger;
        this.pauses = pauses;
        this.attempts = config.retry().attempts();
    }

    /**
     * Returns once the record's end is committed.
     *
     * @throws StoppingException if the service stops before
     */
    Outcome take(ConsumerRecord<byte[], byte[]> record) throws StoppingException {
        Throwable hopeless = null;
        for (int failures = 0; ; ) {
            try {
                return hopeless == null ? ledger.take(record) : ledger.bury(record, hopeless);
            } catch (MalformedRecordException | SQLException | RuntimeException | Error e) {
                failures++;
                boolean bury = Verdict.on(e, failures, attempts) == Verdict.BURY;
                if (hopeless == null && bury) {
                    LOG.warnf("%s goes to the dead letters: %s", place(record), e);
                    hopeless = e;
                } else {
                    LOG.warnf("%s waits, %d. failure: %s", place(record), failures, e);
                    pauses.afterFailure(failures);
                }
            }
        }
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
