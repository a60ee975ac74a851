package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientFilesTest {

    private static final String FOLDER = "/socket.io-client/";

    private static byte[] read(String name) throws IOException {
        try (InputStream in = ClientFilesTest.class.getResourceAsStream(FOLDER + name)) {
            return in.readAllBytes();
        }
    }

    static Stream<String> sums() throws IOException {
        return new String(read("SHA256SUMS"), StandardCharsets.UTF_8).lines();
    }

    @ParameterizedTest
    @MethodSource("sums")
    void everyFileIsTheOfficialOne(String line) throws IOException, NoSuchAlgorithmException {
        String[] sumAndName = line.split(" +");

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(read(sumAndName[1]));

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sumAndName[0]);
    }
}
