package dev.restante.system.lab;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The jobs of a run that were done.
 *
 * @param workers who did each first, by the job's id
 */
record Jobs(Map<String, String> workers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * As the answers in Kafka say it.
     *
     * @param answers of server-events
     */
    static Jobs of(String run, Records answers) {
        Map<String, String> workers = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> answer : answers.all()) {
            String job = Records.header(answer, "ce_cause");
            boolean end = Records.header(answer, "ce_type").equals("finished");
            if (end && job.startsWith(run + "-job-")) {
                workers.putIfAbsent(job, worker(answer.value()));
            }
        }
        return new Jobs(workers);
    }

    private static String worker(String data) {
        try {
            return JSON.readTree(data).path("worker").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    Set<String> done() {
        return workers.keySet();
    }

    Map<String, Long> byWorker() {
        return workers.values().stream().collect(groupingBy(Function.identity(), counting()));
    }
}
