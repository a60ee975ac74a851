package dev.restante.consumer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.restante.consumer.chat.Events;
import dev.restante.consumer.store.Records;
import dev.restante.contract.ClientEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

/** The whole service, but for Kafka: records come from memory, and no broker answers. */
@QuarkusTest
@TestProfile(WithoutKafka.class)
class RoadTest {

    private static final AtomicInteger OFFSET = new AtomicInteger();

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    private AtomicInteger arrive(ConsumerRecord<byte[], byte[]> record) {
        AtomicInteger acknowledged = new AtomicInteger();
        connector
                .source("client-events")
                .send(
                        Message.of(
                                record.value(),
                                Metadata.of(
                                        new IncomingKafkaRecordMetadata<>(record, "client-events")),
                                () -> {
                                    acknowledged.incrementAndGet();
                                    return CompletableFuture.completedStage(null);
                                }));
        return acknowledged;
    }

    private AtomicInteger arrive(ClientEvent event) {
        return arrive(Records.at(OFFSET.getAndIncrement(), event));
    }

    @Test
    void aMessageIsAcknowledgedOnceItIsStored() {
        AtomicInteger acknowledged = arrive(Events.message("r1", "road", "hi"));

        await().untilAsserted(() -> assertThat(acknowledged).hasValue(1));
        given().get("/processed/r1")
                .then()
                .statusCode(200)
                .body("id", equalTo("r1"))
                .body("type", equalTo("message"))
                .body("outcome", equalTo("PROCESSED"));
        given().queryParam("room", "road")
                .get("/processed/messages")
                .then()
                .body("id", hasItem("r1"));
    }

    @Test
    void aRecordThatBreaksTheContractIsAcknowledgedToo() {
        AtomicInteger acknowledged = arrive(Records.malformedAt(OFFSET.getAndIncrement()));

        await().untilAsserted(() -> assertThat(acknowledged).hasValue(1));
        given().get("/processed").then().body("deadLettered", greaterThan(0));
    }

    @Test
    void aDeadLetterIsListedAndPutBack() {
        arrive(Records.malformedAt(OFFSET.getAndIncrement()));
        int id =
                await().until(
                                () ->
                                        given().queryParam("replayed", false)
                                                .get("/dead-letters")
                                                .jsonPath()
                                                .<Integer>getList("letters.id"),
                                ids -> !ids.isEmpty())
                        .get(0);

        given().post("/dead-letters/{id}/replay", id)
                .then()
                .statusCode(202)
                .body("replays", equalTo(1));
        given().post("/dead-letters/{id}/replay", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:restante:problem:replayed-before"));
    }

    @Test
    void aPageOfDeadLettersWithoutALimitThatIsOneIsAProblem() {
        given().queryParam("limit", 0)
                .get("/dead-letters")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void anIdNobodyProcessedIsAProblemInWords() {
        given().get("/processed/never")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
    }

    @Test
    void factsComeInBoundedTimeWithoutALagWhenKafkaIsDown() {
        long start = System.nanoTime();

        given().get("/processed").then().statusCode(200).body("lag", nullValue());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void itLivesWithoutKafkaAndIsNotStarted() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'topics found' }.status", equalTo("DOWN"));
    }

    @Test
    void whatWaitsInTheDatabaseIsMeasured() {
        given().get("/q/metrics")
                .then()
                .body(containsString("restante_consumer_outbox_waiting"))
                .body(containsString("restante_consumer_dead_letters"))
                .body(containsString("restante_client_events_total{outcome=\"dead_lettered\"}"));
    }

    @Test
    void healthTellsKafkaFromTheDatabase() {
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name.startsWith('Kafka') }.status", equalTo("DOWN"))
                .body("checks.find { it.name.startsWith('Database') }.status", equalTo("UP"));
    }
}
