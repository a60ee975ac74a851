package dev.restante.worker.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.contract.Arguments;
import dev.restante.worker.JobEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobReaderTest {

    private static Job read(String json) throws RefusedException {
        return JobReader.read(JobEvents.job(Arguments.of(json)));
    }

    @Test
    void aChainOfHashesIsUnderstood() throws Exception {
        assertThat(read("{\"work\":\"sha256\",\"text\":\"a\",\"rounds\":7,\"more\":1}"))
                .isEqualTo(new Job(new HashChain("a", 7), 0));
    }

    @Test
    void aCountOfPrimesIsUnderstood() throws Exception {
        assertThat(read("{\"work\":\"primes\",\"below\":100,\"failures\":2}"))
                .isEqualTo(new Job(new PrimeCount(100), 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "17 | a job is an object",
                "{\"work\":\"sha256\" | not JSON: Unexpected end-of-input",
                "{} {} | not JSON: Trailing token",
                "{} | work: a text",
                "{\"work\":\"poison\"} | work: sha256 or primes, not poison",
                "{\"work\":\"sha256\",\"rounds\":7} | text: a text of at most 10000 characters",
                "{\"work\":\"sha256\",\"text\":\"a\"} | rounds: a whole number from 1 to 50000000",
                "{\"work\":\"sha256\",\"text\":\"a\",\"rounds\":50000001} | rounds: a whole number",
                "{\"work\":\"sha256\",\"text\":\"a\",\"rounds\":1.5} | rounds: a whole number",
                "{\"work\":\"sha256\",\"text\":\"a\",\"rounds\":\"7\"} | rounds: a whole number",
                "{\"work\":\"primes\",\"below\":1} | below: a whole number from 2 to 1000000000",
                "{\"work\":\"primes\",\"below\":1e99} | below: a whole number",
                "{\"work\":\"primes\",\"below\":9,\"failures\":-1} | failures: a whole number"
            })
    void whatIsNoJobIsRefusedWithTheReason(String json, String reason) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void twoArgumentsAreNoJob() {
        assertThatThrownBy(() -> JobReader.read(JobEvents.job(new Arguments(2, "[1,2]"))))
                .hasMessage("a job is one argument, not 2");
    }

    @Test
    void jsonThatIsNestedTooDeepIsNoJob() {
        String deep = "[".repeat(200) + "]".repeat(200);

        assertThatThrownBy(() -> read("{\"work\":" + deep + "}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nesting depth");
    }
}
