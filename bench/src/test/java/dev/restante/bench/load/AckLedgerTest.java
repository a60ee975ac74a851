package dev.restante.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AckLedgerTest {

    private final AckLedger ledger = new AckLedger();

    @Test
    void anAckTellsHowLongItTook() {
        ledger.sent(0, 100);
        ledger.sent(1, 110);

        long second = ledger.acked(1, 150);
        long first = ledger.acked(0, 190);

        assertThat(second).isEqualTo(40);
        assertThat(first).isEqualTo(90);
        assertThat(ledger.waiting()).isZero();
    }

    @Test
    void anAckThatIsMissingIsStillWaitedFor() {
        ledger.sent(0, 100);

        assertThat(ledger.waiting()).isOne();
    }

    @Test
    void aDoubledAckIsNoticed() {
        ledger.sent(0, 100);
        ledger.acked(0, 150);

        assertThatThrownBy(() -> ledger.acked(0, 160))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody waits for the ack 0");
    }

    @Test
    void anAckOfNoEmitIsNoticed() {
        ledger.sent(0, 100);

        assertThatThrownBy(() -> ledger.acked(4096, 150)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAckThatNeverComesIsNoticedWhileOthersDo() {
        ledger.sent(0, 100);
        for (int id = 1; id < 4096; id++) {
            ledger.sent(id, 100);
            ledger.acked(id, 101);
        }

        assertThatThrownBy(() -> ledger.sent(4096, 102))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the ack of emit 0 is lost");
    }
}
