package dev.restante.stack.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerCheckTest {

    private final CallerCheck check = new CallerCheck(8083, PageOrigins.ofGateway(8080));
    private final Headers headers = new Headers();

    @BeforeEach
    void aCallerOfThisMachine() {
        headers.set("Host", "localhost:8083");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8083", "LOCALHOST:8083", "127.0.0.1:8083", "[::1]:8083"})
    void namesOfThisMachineAreAllowed(String host) {
        headers.set("Host", host);

        assertThat(check.refusal(headers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:8080",
                "evil.example:8083",
                "localhost.evil.example:8083",
                "localhost:8083.evil.example",
                "user@localhost:8083",
                "10.0.0.1:8083",
                "localhost:80830"
            })
    void otherNamesAreRefused(String host) {
        headers.set("Host", host);

        assertThat(check.refusal(headers)).get().asString().contains("Host");
    }

    @Test
    void callerWithoutAHostIsRefused() {
        headers.remove("Host");

        assertThat(check.refusal(headers)).isPresent();
    }

    @Test
    void callerWithTwoHostsIsRefused() {
        headers.add("Host", "localhost:8083");

        assertThat(check.refusal(headers)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8083", "http://127.0.0.1:8083"})
    void ownOriginIsAllowed(String origin) {
        headers.set("Origin", origin);

        assertThat(check.refusal(headers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "http://localhost:8081",
                "https://localhost:8080",
                "http://[::1]:8080",
                "http://localhost:80800",
                "http://localhost:8080.evil.example",
                "https://localhost:8083",
                "http://evil.example",
                "http://localhost:8083.evil.example"
            })
    void otherOriginsAreRefused(String origin) {
        headers.set("Origin", origin);

        assertThat(check.refusal(headers)).get().asString().contains("origins");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, same-site",
        "HTTP://LOCALHOST:8080, same-site",
        "http://127.0.0.1:8080, cross-site"
    })
    void pagesOfTheGatewayAreAllowed(String origin, String site) {
        headers.set("Origin", origin);
        headers.set("Sec-Fetch-Site", site);

        assertThat(check.refusal(headers)).isEmpty();
    }

    @Test
    void pageOfTheGatewayByANameOfAnotherSiteIsRefused() {
        headers.set("Origin", "http://localhost:8080");
        headers.set("Host", "evil.example:8083");

        assertThat(check.refusal(headers)).get().asString().contains("Host");
    }

    @Test
    void pageOfTwoOriginsIsRefused() {
        headers.add("Origin", "http://localhost:8080");
        headers.add("Origin", "http://localhost:8080");

        assertThat(check.refusal(headers)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "something"})
    void otherSitesAreRefused(String site) {
        headers.set("Sec-Fetch-Site", site);

        assertThat(check.refusal(headers)).get().asString().contains("sites");
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void ownSiteAndTypedAddressAreAllowed(String site) {
        headers.set("Sec-Fetch-Site", site);

        assertThat(check.refusal(headers)).isEmpty();
    }
}
