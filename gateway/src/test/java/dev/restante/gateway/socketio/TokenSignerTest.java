package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.gateway.socketio.TokenSigner.Reading;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSignerTest {

    private static final String SECRET = "a secret of the tests";
    private static final Instant TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final TokenSigner signer = signer(Map.of("restante.session.secret", SECRET));

    private static TokenSigner signer(Map<String, String> properties) {
        return new TokenSigner(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(GatewayConfig.class)
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .build()
                        .getConfigMapping(GatewayConfig.class));
    }

    private static SessionToken token(Optional<String> user, Instant expires) {
        return new SessionToken("sid", "/chat", user, expires, "1-0.0");
    }

    private static final SessionToken TOKEN = token(Optional.of("ada"), TOMORROW);

    /** What a gateway with the same key would have signed. */
    private static String signed(String payload) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return text(payload.getBytes(StandardCharsets.UTF_8))
                + "."
                + text(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void whatWasSignedIsVerified() {
        assertThat(signer.read(signer.sign(TOKEN))).isEqualTo(new Reading.Valid(TOKEN));
    }

    @Test
    void aTokenWithoutAUserHasNone() {
        SessionToken nobody = token(Optional.empty(), TOMORROW);

        assertThat(signer.read(signer.sign(nobody))).isEqualTo(new Reading.Valid(nobody));
    }

    @Test
    void anotherGatewayWithTheSameKeyKnowsIt() {
        TokenSigner other = signer(Map.of("restante.session.secret", SECRET));

        assertThat(other.read(signer.sign(TOKEN))).isEqualTo(new Reading.Valid(TOKEN));
    }

    @Test
    void aGatewayWithAnotherKeyDoesNot() {
        TokenSigner other = signer(Map.of("restante.session.secret", SECRET + "."));

        assertThat(other.read(signer.sign(TOKEN))).isNotInstanceOf(Reading.Valid.class);
    }

    @Test
    void gatewaysWithoutAKeyDoNotKnowEachOther() {
        assertThat(signer(Map.of()).read(signer(Map.of()).sign(TOKEN)))
                .isNotInstanceOf(Reading.Valid.class);
    }

    @Test
    void aKeyThatIsTooShortIsRefused() {
        Map<String, String> tooShort = Map.of("restante.session.secret", "x".repeat(15));

        assertThatThrownBy(() -> signer(tooShort)).hasMessageContaining("16");
    }

    @Test
    void aPayloadUnderTheMacOfAnotherIsForged() {
        String mac = signer.sign(TOKEN).replaceFirst("^.*\\.", "");
        String other = signer.sign(token(Optional.of("eve"), TOMORROW)).replaceFirst("\\..*$", "");

        assertThat(signer.read(other + "." + mac)).isNotInstanceOf(Reading.Valid.class);
    }

    @Test
    void everyOtherCharacterMakesItInvalid() {
        String text = signer.sign(TOKEN);

        // The last one holds bits that base64 leaves out.
        for (int i = 0; i < text.length() - 1; i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String forged = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(signer.read(forged))
                    .as("changed at " + i)
                    .isNotInstanceOf(Reading.Valid.class);
        }
    }

    @Test
    void noBeginningOfItIsValid() {
        String text = signer.sign(TOKEN);

        for (int length = 0; length < text.length(); length++) {
            assertThat(signer.read(text.substring(0, length)))
                    .as("of " + length)
                    .isNotInstanceOf(Reading.Valid.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "!.!", "\u0000.\ud83d"})
    void whatIsNoTokenIsNone(String text) {
        assertThat(signer.read(text)).isNotInstanceOf(Reading.Valid.class);
    }

    @Test
    void atItsEndItIsOver() {
        Instant past = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        SessionToken over = token(Optional.empty(), past);

        assertThat(signer.read(signer.sign(over))).isEqualTo(new Reading.Expired(over));
    }

    @Test
    void aTokenOfAnOlderGatewayIsNotTakenForOneOfToday() throws GeneralSecurityException {
        String fourParts = "sid\n/chat\n" + TOMORROW.getEpochSecond() + "\n1-0.0";

        assertThat(signer.read(signed(fourParts))).isNotInstanceOf(Reading.Valid.class);
        assertThat(signer.read(signed(fourParts + "\nada"))).isEqualTo(new Reading.Valid(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "99999999999999999999", "", "soon", "-1"})
    void aTimeThatIsNoneIsNotValid(String expires) throws GeneralSecurityException {
        assertThat(signer.read(signed("sid\n/chat\n" + expires + "\n1-0.0\n")))
                .isNotInstanceOf(Reading.Valid.class);
    }

    @Test
    void aPartWithALineFeedIsNotSigned() {
        SessionToken forging =
                new SessionToken("sid", "/chat\n99", Optional.empty(), TOMORROW, "1-0.0");

        assertThatThrownBy(() -> signer.sign(forging)).hasMessageContaining("line feed");
    }

    @Test
    void aUserWithALineFeedIsNotSigned() {
        SessionToken forging = token(Optional.of("ada\n"), TOMORROW);

        assertThatThrownBy(() -> signer.sign(forging)).hasMessageContaining("line feed");
    }

    @Test
    void aTokenOfAnotherKeyIsToldFromWhatIsNone() {
        TokenSigner other = signer(Map.of("restante.session.secret", SECRET + "."));

        assertThat(other.read(signer.sign(TOKEN))).isEqualTo(new Reading.UnknownKey());
        assertThat(other.read("hello.world")).isEqualTo(new Reading.Unreadable());
    }

    @Test
    void aFormerKeyVerifiesAndDoesNotSign() {
        String next = "the secret of tomorrow";
        TokenSigner rotated =
                signer(
                        Map.of(
                                "restante.session.secret",
                                next,
                                "restante.session.former-secrets",
                                "the secret of yesterday," + SECRET));

        assertThat(rotated.read(signer.sign(TOKEN))).isEqualTo(new Reading.Valid(TOKEN));
        assertThat(signer.read(rotated.sign(TOKEN))).isEqualTo(new Reading.UnknownKey());
        assertThat(signer(Map.of("restante.session.secret", next)).read(rotated.sign(TOKEN)))
                .isEqualTo(new Reading.Valid(TOKEN));
    }

    @Test
    void aKeyThatIsToComeVerifiesAlready() {
        TokenSigner prepared =
                signer(
                        Map.of(
                                "restante.session.secret",
                                SECRET,
                                "restante.session.former-secrets",
                                "the secret of tomorrow"));
        TokenSigner ahead = signer(Map.of("restante.session.secret", "the secret of tomorrow"));

        assertThat(prepared.read(ahead.sign(TOKEN))).isEqualTo(new Reading.Valid(TOKEN));
    }

    @Test
    void aFormerKeyThatIsTooShortIsRefused() {
        Map<String, String> tooShort =
                Map.of(
                        "restante.session.secret",
                        SECRET,
                        "restante.session.former-secrets",
                        "short");

        assertThatThrownBy(() -> signer(tooShort)).hasMessageContaining("former-secrets");
    }

    @Test
    void tooManyFormerKeysAreRefused() {
        Map<String, String> many =
                Map.of(
                        "restante.session.secret",
                        SECRET,
                        "restante.session.former-secrets",
                        String.join(",", Collections.nCopies(11, SECRET)));

        assertThatThrownBy(() -> signer(many)).hasMessageContaining("more than 10");
    }
}
