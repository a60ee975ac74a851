package dev.restante.stack.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0"})
    void portInUseIsNamedWithItsVariable(String address) throws IOException {
        InetAddress where = InetAddress.getByName(address);
        assumeTrue(address.equals("0.0.0.0") || isOurs(where), "no " + address + " here");
        try (ServerSocket taken = new ServerSocket(0, 1, where)) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> PortCheck.free(StackPort.GATEWAY, port))
                    .isInstanceOf(StackException.class)
                    .hasMessage(
                            "Port %d (gateway) is in use; set RESTANTE_GATEWAY_PORT to another.",
                            port);
        }
    }

    @Test
    void freePortIsNoProblem() throws IOException {
        int port;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = once.getLocalPort();
        }

        assertThatCode(() -> PortCheck.free(StackPort.KAFKA, port)).doesNotThrowAnyException();
    }

    private static boolean isOurs(InetAddress address) {
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
