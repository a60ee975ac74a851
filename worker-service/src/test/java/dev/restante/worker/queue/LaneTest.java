package dev.restante.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.restante.worker.TestConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Duration LOCK = Duration.ofMillis(90);

    private final ScriptedMember member = new ScriptedMember();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Queue<RuntimeException> obstacles = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<AcknowledgeType> results = new LinkedBlockingQueue<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Lane lane =
            new Lane(
                    "work-queue",
                    this::nextMember,
                    LOCK,
                    this::handle,
                    new LaneMeters(meters),
                    new Pauses(
                            TestConfig.with(Map.of("restante.worker.retry.first-pause", "1ms"))));
    private final Thread thread = new Thread(lane, "lane");

    private ShareConsumer<String, byte[]> nextMember() {
        RuntimeException obstacle = obstacles.poll();
        if (obstacle != null) {
            throw obstacle;
        }
        return member;
    }

    /** A job lasts until the test says how it ends. */
    private AcknowledgeType handle(ConsumerRecord<String, byte[]> record) {
        try {
            return results.take();
        } catch (InterruptedException e) {
            interrupted.countDown();
            return AcknowledgeType.RELEASE;
        }
    }

    @BeforeEach
    void aLaneThatRuns() {
        thread.start();
    }

    @AfterEach
    void theLaneEndsAndLeavesItsGroup() throws Exception {
        lane.stop();
        thread.join();
        assertThat(member.isClosed()).isTrue();
    }

    private static ConsumerRecord<String, byte[]> job(long offset) {
        return new ConsumerRecord<>("work-queue", 0, offset, null, new byte[0]);
    }

    private void untilRenewed(int times) {
        await().until(() -> acknowledgements("renew") >= times);
    }

    private double acknowledgements(String type) {
        return meters.counter("restante.worker.acknowledgements", "type", type).count();
    }

    @Test
    void aJobIsAcknowledgedAsItEnds() {
        member.give(job(1));
        member.give(job(2));

        results.add(AcknowledgeType.ACCEPT);
        results.add(AcknowledgeType.REJECT);

        await().until(() -> member.acknowledged().size() == 2);
        assertThat(member.acknowledged()).containsExactly("1 ACCEPT", "2 REJECT");
    }

    @Test
    void aLongJobIsRenewedUntilItEndsAndNotBegunAgain() {
        member.give(job(1));
        untilRenewed(3);

        results.add(AcknowledgeType.ACCEPT);

        await().until(() -> !member.acknowledged().isEmpty());
        assertThat(member.acknowledged()).containsExactly("1 ACCEPT");
        assertThat(meters.counter("restante.worker.deliveries", "again", "false").count())
                .isEqualTo(1);
    }

    @Test
    void aJobWhoseLockIsLostIsDroppedForTheNext() throws Exception {
        member.give(job(1));
        untilRenewed(1);

        member.loseLocks();
        member.give(job(2));

        interrupted.await();
        results.add(AcknowledgeType.ACCEPT);
        await().until(() -> !member.acknowledged().isEmpty());
        assertThat(member.acknowledged()).containsExactly("2 ACCEPT");
    }

    @Test
    void aLaneThatStopsReleasesItsJob() throws Exception {
        member.give(job(1));
        untilRenewed(1);

        lane.stop();

        thread.join();
        assertThat(member.acknowledged()).containsExactly("1 RELEASE");
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void aLaneOutlivesMembersThatFailAndThatCannotBeMade() {
        obstacles.add(new KafkaException("no bootstrap server resolves"));
        obstacles.add(new IllegalArgumentException("something nobody foresaw"));

        member.failOnce(new IllegalArgumentException("something else"));
        member.give(job(1));
        results.add(AcknowledgeType.ACCEPT);

        await().until(() -> !member.acknowledged().isEmpty());
        assertThat(member.acknowledged()).containsExactly("1 ACCEPT");
        assertThat(obstacles).isEmpty();
    }
}
