package dev.restante.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeliveryLedgerTest {

    private final DeliveryLedger ledger = new DeliveryLedger(2);

    @Test
    void everyEventOnceAndInOrderIsWell() {
        deliver(0, 0, 1, 2);
        deliver(1, 0, 1, 2);

        assertThat(ledger.count()).isEqualTo(6);
        assertThatCode(() -> ledger.check(3)).doesNotThrowAnyException();
    }

    @Test
    void aMissingEndIsNoticed() {
        deliver(0, 0, 1, 2);
        deliver(1, 0, 1);

        assertThatThrownBy(() -> ledger.check(3))
                .isInstanceOf(LostException.class)
                .hasMessageStartingWith("1 deliveries are missing, 0 were doubled");
    }

    @Test
    void aGapIsNoticed() {
        deliver(0, 0, 1, 2);
        deliver(1, 0, 2);

        assertThatThrownBy(() -> ledger.check(3))
                .hasMessageStartingWith("1 deliveries are missing, 0 were doubled");
    }

    @Test
    void aDoubledDeliveryIsNoticedAndDoesNotCount() {
        deliver(0, 0, 0, 1);
        deliver(1, 0, 1);

        assertThat(ledger.count()).isEqualTo(4);
        assertThatThrownBy(() -> ledger.check(2))
                .hasMessageStartingWith("0 deliveries are missing, 1 were doubled");
    }

    @Test
    void anotherOrderIsNoticed() {
        deliver(0, 1, 0);
        deliver(1, 0, 1);

        assertThatThrownBy(() -> ledger.check(2)).isInstanceOf(LostException.class);
    }

    @Test
    void whoHeardNothingIsNoticed() {
        deliver(0, 0, 1);

        assertThatThrownBy(() -> ledger.check(2))
                .hasMessageStartingWith("2 deliveries are missing, 0 were doubled");
    }

    private void deliver(int receiver, int... numbers) {
        for (int number : numbers) {
            ledger.delivered(receiver, number);
        }
    }
}
