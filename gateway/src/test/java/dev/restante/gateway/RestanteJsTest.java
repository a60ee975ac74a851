package dev.restante.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module for pages: small, served as the pages are, and the same file as npm's. */
@QuarkusTest
class RestanteJsTest {

    /** What docs/restante-js.md promises. */
    private static final int FEWER_BYTES_THAN = 3_000;

    private static final Path NPM = Path.of("src/main/npm");

    @Test
    void itIsServedAsThePagesAre() {
        given().get("/restante.js")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/javascript"))
                .header("Cache-Control", equalTo("no-cache"))
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src"));
    }

    @Test
    void itIsSmall() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(given().get("/restante.js").asByteArray());
        }

        assertThat(zipped.size()).isBetween(1, FEWER_BYTES_THAN - 1);
    }

    @Test
    void npmImportsTheFileThatIsServed() throws IOException {
        JsonNode exported =
                new ObjectMapper()
                        .readTree(NPM.resolve("package.json").toFile())
                        .path("exports")
                        .path(".");

        Path module = NPM.resolve(exported.path("default").asText());

        assertThat(given().get("/restante.js").asByteArray()).isEqualTo(Files.readAllBytes(module));
        assertThat(NPM.resolve(exported.path("types").asText())).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/package.json", "/restante.d.ts"})
    void whatNpmAloneNeedsIsNotServed(String path) {
        given().get(path).then().statusCode(404);
    }
}
