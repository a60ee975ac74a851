package dev.restante.stack.broker;

import dev.restante.stack.settings.StackException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The nodes of a cluster, each broker and controller in one, and which of them this is.
 *
 * @param node id of this node
 * @param controllers host and port of each node's controller, by node id; at least this one's
 * @param clusterId what all their data folders are formatted with; none: a new id, for one node
 */
record Quorum(int node, Map<Integer, String> controllers, Optional<String> clusterId) {

    private static final Pattern VOTER = Pattern.compile("(\\d{1,9})@([^@,:]+:\\d{1,5})");
    private static final int MOST_COPIES = 3;

    Quorum {
        controllers = Map.copyOf(controllers);
    }

    /**
     * This node and no other.
     *
     * @param controllerPort a free port; it may be another at every start
     */
    static Quorum alone(int controllerPort) {
        return new Quorum(1, Map.of(1, "localhost:" + controllerPort), Optional.empty());
    }

    /**
     * One of several nodes, if the environment says so: {@code RESTANTE_KAFKA_VOTERS} (such as
     * {@code 1@localhost:9193,2@localhost:9293,3@localhost:9393}, the same for all), {@code
     * RESTANTE_KAFKA_NODE} (this one's id) and {@code RESTANTE_KAFKA_CLUSTER_ID} (the same for
     * all).
     *
     * @throws StackException if one of them is missing or makes no sense
     */
    static Optional<Quorum> from(Map<String, String> environment) throws StackException {
        String voters = environment.getOrDefault("RESTANTE_KAFKA_VOTERS", "");
        if (voters.isBlank()) {
            return Optional.empty();
        }
        Map<Integer, String> controllers = new LinkedHashMap<>();
        for (String voter : voters.split(",")) {
            Matcher matcher = VOTER.matcher(voter.strip());
            if (!matcher.matches()) {
                throw new StackException(
                        "RESTANTE_KAFKA_VOTERS has %s, which is not like 1@localhost:9193."
                                .formatted(voter));
            }
            controllers.put(Integer.valueOf(matcher.group(1)), matcher.group(2));
        }
        String clusterId = environment.getOrDefault("RESTANTE_KAFKA_CLUSTER_ID", "");
        if (clusterId.isBlank()) {
            throw new StackException("RESTANTE_KAFKA_CLUSTER_ID is missing; all nodes share one.");
        }
        return Optional.of(
                new Quorum(node(environment, controllers), controllers, Optional.of(clusterId)));
    }

    private static int node(Map<String, String> environment, Map<Integer, String> controllers)
            throws StackException {
        String node = environment.getOrDefault("RESTANTE_KAFKA_NODE", "");
        for (int id : controllers.keySet()) {
            if (node.equals(Integer.toString(id))) {
                return id;
            }
        }
        throw new StackException(
                "RESTANTE_KAFKA_NODE is %s, which is none of RESTANTE_KAFKA_VOTERS."
                        .formatted(node));
    }

    /** Where this node's controller listens. */
    String controller() {
        return controllers.get(node);
    }

    /** All controllers, as Kafka's {@code controller.quorum.voters} wants them. */
    String voters() {
        StringBuilder text = new StringBuilder();
        controllers.forEach(
                (id, address) -> text.append(',').append(id).append('@').append(address));
        return text.substring(1);
    }

    /** Copies of each record: three, or one on each node if there are fewer. */
    short copies() {
        return (short) Math.min(MOST_COPIES, controllers.size());
    }

    /** Copies without which nothing is acknowledged: all but one, and of one that one. */
    short leastCopies() {
        return (short) Math.max(1, copies() - 1);
    }
}
