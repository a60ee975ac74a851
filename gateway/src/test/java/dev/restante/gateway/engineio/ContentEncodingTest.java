package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentEncodingTest {

    private static final byte[] CONTENT = "hello hello hello".getBytes();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br|GZIP",
                "deflate, gzip|DEFLATE",
                "gzip;q=0.5, deflate;q=0.8|DEFLATE",
                "*|GZIP",
                "br|",
                "identity|",
                "gzip;q=0|",
                "gzip;q=nonsense|",
                "''|"
            })
    void theCodingTheClientLikesBestIsChosen(String accepted, ContentEncoding chosen) {
        assertThat(ContentEncoding.choose(accepted)).isEqualTo(Optional.ofNullable(chosen));
    }

    @Test
    void withoutAWishNothingIsEncoded() {
        assertThat(ContentEncoding.choose(null)).isEmpty();
    }

    @Test
    void gzipIsGzip() throws IOException {
        byte[] encoded = ContentEncoding.GZIP.encode(CONTENT);

        assertThat(new GZIPInputStream(new ByteArrayInputStream(encoded)))
                .hasBinaryContent(CONTENT);
    }

    @Test
    void deflateIsZlib() throws IOException {
        byte[] encoded = ContentEncoding.DEFLATE.encode(CONTENT);

        assertThat(new InflaterInputStream(new ByteArrayInputStream(encoded)))
                .hasBinaryContent(CONTENT);
    }
}
