package dev.restante.consumer.road;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.MalformedRecordException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    @Test
    void aBrokenContractIsBuriedAtOnce() {
        Exception problem = new MalformedRecordException("ce_id", "missing");

        assertThat(Verdict.on(problem, 1, 4)).isEqualTo(Verdict.BURY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "40001", "53300", "90098", "HY000"})
    void troubleOfTheDatabaseIsNeverBuried(String state) {
        assertThat(Verdict.on(new SQLException("", state), 1_000, 4)).isEqualTo(Verdict.RETRY);
    }

    @Test
    void troubleOfTheDatabaseWithoutACodeIsNeverBuried() {
        assertThat(Verdict.on(new SQLException(), 1_000, 4)).isEqualTo(Verdict.RETRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "23502"})
    void dataThatTheDatabaseCannotHoldIsBuried(String state) {
        assertThat(Verdict.on(new SQLException("", state), 1, 4)).isEqualTo(Verdict.BURY);
    }

    @ParameterizedTest
    @CsvSource({"1,RETRY", "3,RETRY", "4,BURY"})
    void whatNobodyForesawIsBuriedAfterSomeTries(int failures, Verdict verdict) {
        assertThat(Verdict.on(new IllegalStateException(), failures, 4)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"1,RETRY", "3,RETRY", "4,BURY"})
    void aKeyThatIsTakenIsBuriedIfItStaysTaken(int failures, Verdict verdict) {
        assertThat(Verdict.on(new SQLException("", "23505"), failures, 4)).isEqualTo(verdict);
    }

    @Test
    void aDefectThatIsAnErrorIsBuriedAfterSomeTriesToo() {
        assertThat(Verdict.on(new StackOverflowError(), 4, 4)).isEqualTo(Verdict.BURY);
        assertThat(Verdict.on(new NoClassDefFoundError(), 4, 4)).isEqualTo(Verdict.BURY);
    }

    @Test
    void theTroubleOfThisProcessIsNeverTheRecords() {
        assertThat(Verdict.on(new OutOfMemoryError(), 1_000, 4)).isEqualTo(Verdict.RETRY);
    }
}
