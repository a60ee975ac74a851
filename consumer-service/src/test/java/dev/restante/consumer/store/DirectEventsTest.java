package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.consumer.chat.Decision;
import dev.restante.consumer.chat.Decision.Ignored;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.store.LabEffects.LabEffect;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.MalformedRecordException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectEventsTest {

    private static final String RUN = "0000abcd";
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final SQLException CUT = new SQLException("the line is cut", "08006");

    @TempDir Path folder;
    private TestDatabase database;
    private LabEffects effects;
    private DirectEvents direct;

    @BeforeEach
    void open() {
        database = new TestDatabase(folder);
        effects = new LabEffects(database.database());
        direct = direct(100, 4);
    }

    private DirectEvents direct(int atOnce, int share) {
        return new DirectEvents(
                database.database(),
                new Dispatcher(),
                "server-events",
                new DirectEvents.Limits(atOnce, share, SHORT));
    }

    @AfterEach
    void close() throws SQLException {
        database.neverFail();
        database.close();
    }

    private static ClientEvent numbered(String id, String more) {
        String data = "{\"run\":\"%s\",\"lane\":\"once\",\"n\":1%s}".formatted(RUN, more);
        return Events.event("/lab", "numbered-direct", id, "socket-1", Arguments.of(data));
    }

    private List<OutboxRow> outbox() throws SQLException {
        return database.database()
                .transaction(connection -> new Outbox(connection).oldest(100, Long.MAX_VALUE));
    }

    @Test
    void an_event_has_its_effect_and_is_not_marked_processed() throws Exception {
        Decision decision = direct.take(numbered("e1", ",\"work\":3"));

        assertThat(decision.reply().orElseThrow().toJson()).contains("\"times\":1");
        LabEffect effect = effects.ofRun(RUN, 10).get(0);
        assertThat(effect).isEqualTo(new LabEffect("once", 1, "e1", effect.at(), 3, null, null));
        assertThat(database.rows("processed_event")).isZero();
        assertThat(database.rows("tally")).isZero();
        assertThat(outbox()).isEmpty();
    }

    @Test
    void what_is_told_leaves_by_the_outbox_each_time_under_another_id() throws Exception {
        direct.take(Events.message("m1", "lobby", "hi"));
        direct.take(Events.message("m1", "lobby", "hi"));

        List<String> ids =
                outbox().stream()
                        .map(row -> row.kafkaRecord().headers().lastHeader("ce_id").value())
                        .map(String::new)
                        .toList();
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.startsWith("m1.direct."));
    }

    @Test
    void wherever_it_fails_nothing_is_left() throws Exception {
        int steps = 0;
        for (boolean failed = true; failed; steps++) {
            database.failAfter(steps, CUT);
            failed = fails(Events.message("m1", "lobby", "hi"));
            assertThat(database.rows("chat_message")).isEqualTo(failed ? 0 : 1);
            assertThat(database.rows("outbox")).isEqualTo(failed ? 0 : 1);
        }

        assertThat(steps).as("statements and the commit, and one run without").isGreaterThan(4);
    }

    private boolean fails(ClientEvent event) throws Exception {
        try {
            direct.take(event);
            return false;
        } catch (SQLException e) {
            assertThat(database.isFailureToCome()).isFalse();
            return true;
        }
    }

    @Test
    void what_is_rejected_or_unknown_leaves_nothing() throws Exception {
        assertThat(direct.take(Events.message("m1", "lobby", " "))).isInstanceOf(Rejected.class);
        ClientEvent unknown = Events.event("/lab", "dance", "d1", "s", Arguments.none());
        assertThat(direct.take(unknown)).isEqualTo(new Ignored());

        assertThat(database.rows("outbox")).isZero();
        assertThat(database.rows("chat_message")).isZero();
    }

    @Test
    void an_id_that_is_no_key_for_a_database_breaks_the_contract() {
        assertThatThrownBy(() -> direct.take(numbered("x".repeat(256), "")))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("ce_id: longer than 255 characters");
    }

    @Test
    void one_that_finds_no_room_is_told_so_at_once() throws Exception {
        assertThatThrownBy(() -> direct(0, 1).take(numbered("e1", "")))
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessage("too many events are dealt with at once");
    }

    @Test
    void one_that_waited_too_long_for_the_database_is_told_so() throws Exception {
        assertThatThrownBy(() -> direct(1, 0).take(numbered("e1", "")))
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessage("too many events wait for the database");
        assertThat(database.rows("lab_effect")).isZero();
    }

    @Test
    void places_become_free_again_also_after_a_failure() throws Exception {
        DirectEvents narrow = direct(1, 1);
        assertThatThrownBy(() -> narrow.take(numbered("e1", ",\"n\":3000000000")))
                .isInstanceOf(ArithmeticException.class);

        narrow.take(numbered("e1", ""));
        narrow.take(numbered("e1", ""));

        assertThat(database.rows("lab_effect")).isEqualTo(2);
    }

    @Test
    void of_two_at_the_same_time_one_has_its_effect_where_ids_are_compared() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 20; i++) {
                ClientEvent event = numbered("e" + i, ",\"compare\":true");
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Decision>> both = new ArrayList<>();
                for (int j = 0; j < 2; j++) {
                    both.add(
                            threads.submit(
                                    () -> {
                                        start.await();
                                        return direct(2, 2).take(event);
                                    }));
                }
                List<String> replies = new ArrayList<>();
                for (Future<Decision> one : both) {
                    replies.add(one.get().reply().orElseThrow().toJson());
                }
                assertThat(replies).filteredOn(reply -> reply.contains("repeat")).hasSize(1);
                assertThat(replies).allMatch(reply -> reply.contains("\"times\":1"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.rows("lab_effect")).isEqualTo(20);
    }
}
