package dev.restante.producer.cloudevents;

import static dev.restante.producer.cloudevents.Requests.BATCH;
import static dev.restante.producer.cloudevents.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.producer.json.Flaw;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchModeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void the_events_of_a_batch_keep_their_order(int size) throws Exception {
        EventReader.Request request = Requests.read(BATCH, Map.of(), batch(size));

        assertThat(request.mode()).isEqualTo(EventReader.Mode.BATCH);
        assertThat(request.events())
                .extracting(e -> e.envelope().id())
                .containsExactlyElementsOf(
                        IntStream.range(0, size).mapToObj(Integer::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void a_batch_of_a_wrong_size_is_refused(int size) {
        List<Flaw> flaws = Requests.flaws(BATCH, Map.of(), batch(size));

        assertThat(flaws)
                .containsExactly(Flaw.inBody("", "a batch has 1 to 1000 events, this one " + size));
    }

    @Test
    void the_flaws_of_all_events_are_told() {
        String one = event("'namespace':'x'");
        String two = event("'to':'a'").replace("\"id\":\"1\"", "\"id\":\"2\"");
        String three = two.replace("\"id\":\"2\"", "\"id\":3").replace("/s", "not a uri");

        List<Flaw> flaws =
                Requests.flaws(BATCH, Map.of(), "[" + one + "," + two + "," + three + "]");

        assertThat(flaws)
                .extracting(Flaw::pointer)
                .containsExactly("/0/namespace", "/2/id", "/2/source");
    }

    @Test
    void two_events_of_one_id_are_refused() {
        List<Flaw> flaws = Requests.flaws(BATCH, Map.of(), "[" + event("") + "," + event("") + "]");

        assertThat(flaws)
                .containsExactly(Flaw.inBody("/1/id", "the same as of an event before it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                  | ``       | not a JSON array of events",
                "[1]                 | /0       | not a JSON object",
                "[{},[]]             | /1       | not a JSON object",
                "[{'data':{'a':1,'a':1}}] | /0/data/a | Duplicate",
                "[{'data':[1,}]      | /0/data/1 | line 1, column",
                "[{}                 | /0       | line 1, column"
            })
    void text_that_is_no_batch_is_refused_with_its_place(
            String json, String pointer, String detail) {
        List<Flaw> flaws = Requests.flaws(BATCH, Map.of(), Requests.quoted(json));

        assertThat(flaws).hasSize(1);
        assertThat(flaws.get(0).pointer()).isEqualTo(pointer);
        assertThat(flaws.get(0).detail()).contains(detail);
    }

    @Test
    void no_more_than_a_hundred_flaws_are_told() {
        List<Flaw> flaws = Requests.flaws(BATCH, Map.of(), "[" + "{},".repeat(200) + "{}]");

        assertThat(flaws).hasSize(100);
    }

    private static String batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> event("").replace("\"id\":\"1\"", "\"id\":\"" + i + "\""))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
