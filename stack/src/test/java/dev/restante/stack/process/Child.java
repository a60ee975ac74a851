package dev.restante.stack.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real process for the tests, run by their own Java: an HTTP server that answers 200 until it is
 * ended, or, given no port, one that ends at once with exit code 3.
 */
final class Child {

    static final int EXIT_CODE = 3;

    private Child() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.exit(EXIT_CODE);
        }
        int port = Integer.parseInt(arguments[0]);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
        server.start();
    }

    /** The command line that runs it. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx32m", "-XX:TieredStopAtLevel=1", "-cp", ownClasses()));
        command.add(Child.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Not the whole class path: the system shows only the first 4 KiB of a command line. */
    private static String ownClasses() {
        return Child.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
