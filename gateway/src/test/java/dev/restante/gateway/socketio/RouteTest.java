package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.restante.contract.Arguments;
import dev.restante.gateway.socketio.GatewayConfig.RouteKind;
import dev.restante.gateway.socketio.Route.Found;
import dev.restante.gateway.socketio.Route.Key;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final Arguments MESSAGE =
            Arguments.of("{\"id\":\"m1\",\"room\":\"lobby\",\"order\":17}");

    private static Route route(Key key) {
        return new Route(
                RouteKind.SERVICE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                key,
                Optional.of(JsonPointer.compile("/0/room")),
                Optional.of(JsonPointer.compile("/0/id")));
    }

    @Test
    void withoutConfigurationTheOrderIsThatOfTheSocket() {
        assertThat(Route.DEFAULT.find("s1", Optional.empty(), MESSAGE))
                .isEqualTo(new Found("s1", Optional.empty(), Optional.empty()));
    }

    @Test
    void roomAndOwnIdAreFoundInTheArguments() {
        assertThat(route(new Key.Room()).find("s1", Optional.empty(), MESSAGE))
                .isEqualTo(new Found("lobby", Optional.of("lobby"), Optional.of("m1")));
    }

    @Test
    void anyPlaceInTheArgumentsCanBeTheKey() {
        Key key = new Key.Pointer(JsonPointer.compile("/0/order"));

        assertThat(route(key).find("s1", Optional.empty(), MESSAGE).key()).isEqualTo("17");
    }

    @Test
    void theUserCanBeTheKey() {
        assertThat(route(new Key.User()).find("s1", Optional.of("ada"), MESSAGE).key())
                .isEqualTo("ada");
    }

    @Test
    void whoIsNotKnownIsOrderedByTheSocket() {
        assertThat(route(new Key.User()).find("s1", Optional.empty(), MESSAGE).key())
                .isEqualTo("s1");
    }

    @Test
    void whatIsMissingIsNotFound() {
        assertThat(route(new Key.Room()).find("s1", Optional.empty(), Arguments.none()))
                .isEqualTo(new Found("s1", Optional.empty(), Optional.empty()));
    }

    @Test
    void anIdThatIsNoTextIsNotFound() {
        Arguments odd = Arguments.of("{\"id\":{\"a\":1},\"room\":[\"x\"]}");

        assertThat(route(new Key.Room()).find("s1", Optional.empty(), odd))
                .isEqualTo(new Found("s1", Optional.empty(), Optional.empty()));
    }

    @Test
    void anIdOfMoreThan200CharactersIsNotFound() {
        Arguments odd = Arguments.of("{\"id\":\"" + "x".repeat(201) + "\"}");

        assertThat(route(new Key.Room()).find("s1", Optional.empty(), odd).eventId()).isEmpty();
    }

    @Test
    void eventsThatNeedNoOrderAreSpreadByTheirIds() {
        Route route = route(new Key.Id());
        Found found = route.find("s1", Optional.empty(), MESSAGE);

        assertThat(route.keyOf(found, "m1")).isEqualTo("m1");
        assertThat(Route.DEFAULT.keyOf(found, "m1")).isEqualTo(found.key());
    }
}
