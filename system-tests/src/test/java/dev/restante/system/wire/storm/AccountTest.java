package dev.restante.system.wire.storm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An account that cannot fail would prove nothing. */
class AccountTest {

    private final Account account = new Account("client 1, room-2");

    @Test
    void each_once_and_in_order_from_the_join_on_is_right() {
        had(3, 4, 5);
        account.joined(4);

        assertThat(account.faults(5)).isEmpty();
    }

    @Test
    void one_that_is_missing_is_lost() {
        account.joined(0);
        had(1, 2, 5);

        assertThat(account.faults(5)).containsExactly("client 1, room-2: 3 to 4 are lost");
    }

    @Test
    void one_that_comes_again_is_a_fault() {
        account.joined(0);
        had(1, 2, 2, 3);

        assertThat(account.faults(3)).containsExactly("client 1, room-2: 2 came after 2");
    }

    @Test
    void one_that_comes_late_is_a_fault() {
        account.joined(0);
        had(1, 3, 2);

        assertThat(account.faults(3))
                .containsExactly(
                        "client 1, room-2: 2 to 2 are lost", "client 1, room-2: 2 came after 3");
    }

    @Test
    void the_first_after_the_join_must_not_be_missing() {
        account.joined(2);
        had(4, 5);

        assertThat(account.faults(5))
                .containsExactly("client 1, room-2: 3 was due when it joined, 4 came first");
    }

    @Test
    void the_last_must_not_be_missing() {
        account.joined(0);
        had(1, 2);

        assertThat(account.faults(3)).containsExactly("client 1, room-2: 3 were sent, 2 came last");
    }

    @Test
    void who_had_nothing_at_all_lost_all() {
        account.joined(0);

        assertThat(account.faults(1)).hasSize(2);
    }

    private void had(int... numbers) {
        for (int number : numbers) {
            account.had(number);
        }
    }
}
