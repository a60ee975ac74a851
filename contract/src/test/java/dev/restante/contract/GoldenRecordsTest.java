package dev.restante.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.ClientEvent.Op;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
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

    @Test
    void everyKindOfClientEventHasAnExample() throws Exception {
        Set<Op> ops = EnumSet.noneOf(Op.class);
        for (GoldenRecord golden : clientEvents().toList()) {
            ops.add(ClientEventRecord.read(golden.kafkaHeaders(), golden.value()).op());
        }

        assertThat(ops).containsExactly(Op.values());
    }

    @Test
    void everyKindOfServerEventHasAnExample() throws Exception {
        Set<Class<?>> kinds = new HashSet<>();
        for (GoldenRecord golden : serverEvents().toList()) {
            kinds.add(ServerEventRecord.read(golden.kafkaHeaders(), golden.value()).getClass());
        }

        assertThat(kinds).containsExactlyInAnyOrder(ServerEvent.class.getPermittedSubclasses());
    }

    private static void assertSame(ProducerRecord<String, byte[]> written, GoldenRecord golden) {
        assertThat(GoldenRecord.texts(written.headers())).isEqualTo(golden.headers());
        assertThat(written.key()).isEqualTo(golden.key());
        assertThat(written.value()).isEqualTo(golden.value());
    }
}
