package dev.restante.gateway.log;

import dev.restante.contract.MalformedRecordException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Reads pages of the log from Kafka: one thread, one consumer, one page at a time in the order they
 * were asked for.
 *
 * <p>All partitions are assigned, and all but the one that is read are paused: a paused partition
 * keeps what was fetched of it, so pages in sequence cost no further fetch.
 */
@ApplicationScoped
class PageReader implements PageSource {

    private static final Logger LOG = Logger.getLogger(PageReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /**
     * At so many bytes a page ends before its limit, with the record that reaches it; of many
     * partitions earlier, so that those who hold pages hold no more than the pages may take.
     */
    private static final long MAX_BYTES = 1_048_576;

    private static final long MIN_BYTES = 16_384;

    private final LogConfig config;
    private final Map<String, Object> kafka;
    private final LogState state;
    private final OneThread thread = new OneThread("catch-up-reader");
    private final Counter pages;
    private final Counter records;
    private KafkaConsumer<String, byte[]> consumer;

    PageReader(
            LogConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LogState state,
            MeterRegistry metrics) {
        this.config = config;
        this.kafka = kafka;
        this.state = state;
        this.pages = metrics.counter("restante.catchup.pages");
        this.records = metrics.counter("restante.catchup.records");
    }

    /** Fails if Kafka does not answer within 5 s, or if too many wait. */
    @Override
    public CompletableFuture<Page> read(PageKey key) {
        return thread.submit(() -> readNow(key));
    }

    private Page readNow(PageKey key) {
        TopicPartition partition = new TopicPartition(config.serverEvents(), key.partition());
        KafkaConsumer<String, byte[]> reader = consumer();
        reader.resume(List.of(partition));
        try {
            return read(reader, partition, key, key.start());
        } catch (OffsetOutOfRangeException e) {
            long earliest = reader.beginningOffsets(List.of(partition)).get(partition);
            return read(reader, partition, key, Math.max(key.start(), earliest));
        } finally {
            reader.pause(List.of(partition));
        }
    }

    private Page read(
            KafkaConsumer<String, byte[]> reader,
            TopicPartition partition,
            PageKey key,
            long first) {
        long limit = Math.min(key.limit(), state.live().next(key.partition()));
        if (reader.position(partition) != first) {
            reader.seek(partition, first);
        }
        List<LogRecord> found = new ArrayList<>();
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        long end = first;
        long most = mostBytes();
        long bytes = 0;
        while (end < limit && bytes < most) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("nothing read of " + key);
            }
            for (ConsumerRecord<String, byte[]> message : reader.poll(POLL).records(partition)) {
                if (message.offset() < limit && bytes < most) {
                    end = message.offset() + 1;
                    bytes += read(message, found);
                }
            }
            end = bytes < most ? Math.min(limit, reader.position(partition)) : end;
        }
        pages.increment();
        records.increment(found.size());
        return new Page(first, end, found);
    }

    private long mostBytes() {
        int held = CatchUpReader.MAX_AT_ONCE * state.cursor().partitions();
        return Math.max(MIN_BYTES, Math.min(MAX_BYTES, config.catchUpBytes() / held));
    }

    /** Returns how much memory it takes, in bytes. */
    private static int read(ConsumerRecord<String, byte[]> message, List<LogRecord> found) {
        try {
            LogRecord record = EventDecoder.read(message);
            found.add(record);
            return record.bytes();
        } catch (MalformedRecordException e) {
            // The live reader said so when it came by; here it is only left out again.
            LOG.debugf("left out %s: %s", message, e.getMessage());
            return 0;
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        if (consumer == null) {
            Map<String, Object> settings = ClientSettings.consumer(kafka, "gateway-catch-up");
            KafkaConsumer<String, byte[]> opened =
                    new KafkaConsumer<>(ClientSettings.polling(settings, PageKey.SPAN));
            List<TopicPartition> all = LogPartitions.of(config, state.cursor());
            opened.assign(all);
            all.forEach(p -> opened.seek(p, state.live().next(p.partition())));
            opened.pause(all);
            consumer = opened;
        }
        return consumer;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }
}
