package dev.restante.producer.kafka;

/** The defaults, without Quarkus. */
record TestConfiguration() implements ProducerConfiguration {

    @Override
    public String topic() {
        return "server-events";
    }

    @Override
    public boolean createTopic() {
        return false;
    }

    @Override
    public int partitions() {
        return 3;
    }

    @Override
    public String transactionalId() {
        return "test";
    }
}
