package dev.restante.stack.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.stack.settings.StackException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuorumTest {

    private static final String VOTERS = "1@localhost:9193,2@localhost:9293,3@localhost:9393";

    private static Map<String, String> environment(String node) {
        return Map.of(
                "RESTANTE_KAFKA_VOTERS", VOTERS,
                "RESTANTE_KAFKA_NODE", node,
                "RESTANTE_KAFKA_CLUSTER_ID", "MkU3OEVBNTcwNTJENDM2Qg");
    }

    @Test
    void aNodeThatNothingIsSaidAboutIsAlone() throws StackException {
        assertThat(Quorum.from(Map.of())).isEmpty();
        assertThat(Quorum.alone(9193).voters()).isEqualTo("1@localhost:9193");
        assertThat(Quorum.alone(9193).copies()).isEqualTo((short) 1);
        assertThat(Quorum.alone(9193).leastCopies()).isEqualTo((short) 1);
    }

    @Test
    void ofThreeNodesTwoMustHaveWhatIsAcknowledged() throws StackException {
        Quorum quorum = Quorum.from(environment("2")).orElseThrow();

        assertThat(quorum.node()).isEqualTo(2);
        assertThat(quorum.controller()).isEqualTo("localhost:9293");
        assertThat(quorum.voters().split(",")).containsExactlyInAnyOrder(VOTERS.split(","));
        assertThat(quorum.copies()).isEqualTo((short) 3);
        assertThat(quorum.leastCopies()).isEqualTo((short) 2);
    }

    @Test
    void aNodeThatIsNoVoterIsRefused() {
        assertThatThrownBy(() -> Quorum.from(environment("4")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("RESTANTE_KAFKA_NODE is 4");
    }

    @Test
    void aVoterThatNobodyUnderstandsIsNamed() {
        assertThatThrownBy(() -> Quorum.from(Map.of("RESTANTE_KAFKA_VOTERS", "here")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("here");
    }

    @Test
    void nodesWithoutAClusterIdAreRefused() {
        assertThatThrownBy(
                        () ->
                                Quorum.from(
                                        Map.of(
                                                "RESTANTE_KAFKA_VOTERS",
                                                VOTERS,
                                                "RESTANTE_KAFKA_NODE",
                                                "1")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("RESTANTE_KAFKA_CLUSTER_ID");
    }
}
