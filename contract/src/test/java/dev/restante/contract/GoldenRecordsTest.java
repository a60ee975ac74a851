package dev.restante.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenRecordsTest {

    static Stream<GoldenRecord> clientEvents() throws IOException, URISyntaxException {
        return GoldenRecord.all(Topics.CLIENT_EVENTS);
    }

    static Stream<GoldenRecord> serverEvents() throws IOException, URISyntaxException {
        return GoldenRecord.all(Topics.SERVER_EVENTS);
    }

    @ParameterizedTest
    @MethodSource("clientEvents")
    void aClientEventIsWrittenAsItWasRead(GoldenRecord golden) throws MalformedRecordException {
        ClientEvent event = ClientEventRecord.read(golden.kafkaHeaders(), golden.value());

        assertSame(ClientEventRecord.write(Topics.CLIENT_EVENTS, golden.key(), event), golden);
    }

    @ParameterizedTest
    @MethodSource("serverEvents")
    void aServerEventIsWrittenAsItWasRead(GoldenRecord golden) throws MalformedRecordException {
        ServerEvent event = ServerEventRecord.read(golden.kafkaHeaders(), golden.value());

        assertSame(ServerEventRecord.write(Topics.SERVER_EVENTS, event), golden);
    }

    private static void assertSame(ProducerRecord<String, byte[]> written, GoldenRecord golden) {
        assertThat(GoldenRecord.texts(written.headers())).isEqualTo(golden.headers());
        assertThat(written.key()).isEqualTo(golden.key());
        assertThat(written.value()).isEqualTo(golden.value());
    }
}
