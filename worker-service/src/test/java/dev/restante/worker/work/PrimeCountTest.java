package dev.restante.worker.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimeCountTest {

    /** Counts from OEIS A006880; around 2^18 a second piece begins. */
    @ParameterizedTest
    @CsvSource({
        "2, 0, 0",
        "3, 1, 2",
        "10, 4, 7",
        "100, 25, 97",
        "262144, 23000, 262139",
        "262153, 23002, 262151",
        "1000000, 78498, 999983",
        "10000000, 664579, 9999991"
    })
    void countsThePrimesBelowANumber(int below, int count, int largest) throws Exception {
        ObjectNode result = new PrimeCount(below).run(Progress.IGNORED);

        assertThat(result.path("count").asInt()).isEqualTo(count);
        assertThat(result.path("largest").asInt()).isEqualTo(largest);
    }

    @Test
    void theHighestNumberDoesNotOverflow() {
        assertThat(PrimeCount.HIGHEST + (1 << 18)).isPositive();
    }
}
