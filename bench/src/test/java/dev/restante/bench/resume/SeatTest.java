package dev.restante.bench.resume;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.bench.load.Payload;
import dev.restante.bench.wire.Loop;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeatTest {

    private Loop loop;
    private Hall hall;
    private Seat seat;

    @BeforeEach
    void aClientThatIsInItsRoom() throws IOException {
        loop = new Loop();
        hall = new Hall(loop, 1);
        seat = hall.seats().get(0);
        seat.joined(message -> {}, "{\"sid\":\"s\",\"pid\":\"p\"}", 0);
    }

    @AfterEach
    void theLoopEnds() throws IOException {
        loop.close();
    }

    @Test
    void withoutAnEventItComesBackWithItsPidAlone() {
        assertThat(seat.connect()).isEqualTo("0{\"pid\":\"p\"}");
    }

    @Test
    void itComesBackWithTheLastArgumentOfTheLastEvent() {
        hear(0, "a-longer-one");
        hear(1, "1700-1");

        assertThat(seat.connect()).isEqualTo("0{\"pid\":\"p\",\"offset\":\"1700-1\"}");
    }

    @Test
    void itIsCompleteWithTheLastMissedEventAndNotBefore() {
        hear(0, "a");
        seat.leave();
        seat.comeBack(3);
        back("s", "p");
        hear(1, "b");
        hear(3, "d");

        assertThat(hall.completed()).isZero();
        hear(2, "c");
        assertThat(hall.completed()).isOne();
    }

    @Test
    void missedEventsMayComeBeforeTheAnswer() {
        seat.leave();
        seat.comeBack(1);
        hear(0, "a");

        assertThat(hall.completed()).isZero();
        back("s", "p");
        assertThat(hall.completed()).isOne();
    }

    @Test
    void anotherSessionIsNoneThatWasResumed() {
        seat.leave();
        seat.comeBack(0);
        back("other", "p");

        assertThat(hall.ledger(new int[] {0}).recovered()).isZero();
    }

    @Test
    void lostDoubledAndDisorderedAreCountedApart() {
        hear(0, "a");
        hear(2, "c");
        hear(1, "b");
        hear(1, "b");

        Ledger ledger = hall.ledger(new int[] {5});

        assertThat(ledger.lost()).isEqualTo(2);
        assertThat(ledger.doubled()).isOne();
        assertThat(ledger.disordered()).isOne();
    }

    @Test
    void aConnectionThatEndsByItselfIsASurprise() {
        seat.ended(new IOException("gone"));

        assertThat(hall.ledger(new int[] {0}).surprises()).isOne();
    }

    @Test
    void oneThatEndsOnPurposeIsNone() {
        seat.leave();
        seat.ended(new IOException("gone"));

        assertThat(hall.ledger(new int[] {0}).surprises()).isZero();
    }

    private void back(String sid, String pid) {
        seat.joined(message -> {}, "{\"sid\":\"%s\",\"pid\":\"%s\"}".formatted(sid, pid), 0);
    }

    private void hear(int number, String offset) {
        String packet = "2[\"tick\",%s,\"%s\"]".formatted(Payload.numbered(number), offset);
        byte[] bytes = packet.getBytes(US_ASCII);
        seat.packet(bytes, 0, bytes.length, 0);
    }
}
