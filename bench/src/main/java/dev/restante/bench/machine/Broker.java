package dev.restante.bench.machine;

import dev.restante.contract.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The stack's embedded Kafka with an empty data folder, and the two topics. */
public final class Broker implements AutoCloseable {

    /** As the gateway makes them by default. */
    private static final int PARTITIONS = 3;

    private static final String MAIN = "dev.restante.stack.broker.EmbeddedKafka";

    /** As the stack starts it. */
    private static final List<String> OPTIONS =
            List.of("-Xms16m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final int port;
    private final ChildProcess process;

    private Broker(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * @param name of its log and its data folder
     */
    public static Broker start(Place place, String name) throws IOException {
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of(Place.java()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", place.built("stack/target/stack.jar").toString(), MAIN));
        Map<String, String> environment =
                Map.of(
                        "RESTANTE_HOME", place.home().toString(),
                        "RESTANTE_DATA", place.run().resolve(name).toString(),
                        "RESTANTE_KAFKA_PORT", Integer.toString(port),
                        "MALLOC_ARENA_MAX", "2");
        ChildProcess process = new ChildProcess(command, environment, place.log(name));
        Broker broker = new Broker(port, process.await(() -> Ports.answers(port)));
        broker.createTopics();
        return broker;
    }

    private void createTopics() throws IOException {
        try (Admin admin = admin()) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(Topics.CLIENT_EVENTS, PARTITIONS, (short) 1),
                                    new NewTopic(Topics.SERVER_EVENTS, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            close();
            throw new IOException("no topics", e);
        }
    }

    /** Records that were ever stored in a topic. */
    public long stored(String topic) throws IOException {
        Map<TopicPartition, OffsetSpec> ends =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        try (Admin admin = admin()) {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException("no offsets of " + topic, e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address()));
    }

    /** Host and port. */
    public String address() {
        return "localhost:" + port;
    }

    /** What it has used. */
    public ProcessMeter meter() {
        return new ProcessMeter(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }
}
