package dev.restante.stack.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * Ready is who answers 200.
 *
 * @param address the address of the readiness check
 */
public record HttpProbe(URL address) implements Probe {

    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 3_000;

    @Override
    public boolean ready() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
