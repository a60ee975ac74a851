package dev.restante.system.wire.fuzz;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a gateway may write while it is attacked: nothing an attacker does is worth an error. */
final class GatewayLog {

    /** Lines that are no defect, each with its reason. */
    private static final Map<Pattern, String> EXPECTED =
            Map.of(
                    Pattern.compile("\\(main\\) This Gauge has been already registered"),
                    "Quarkus says so whenever it starts",
                    Pattern.compile("Http1xServerResponse.ended\\(\\).*exceptionCaught"),
                    "Vert.x 4.5 says so when a connection is reset that has a second request"
                            + " waiting; it is closed all the same");

    private static final Pattern SERIOUS =
            Pattern.compile(" (WARN|ERROR|FATAL) |Exception|^\\s+at |OutOfMemory|LEAK");

    private GatewayLog() {}

    /** The lines that should not be there. */
    static List<String> unexpected(List<String> lines) {
        return lines.stream()
                .filter(line -> SERIOUS.matcher(line).find())
                .filter(line -> EXPECTED.keySet().stream().noneMatch(p -> p.matcher(line).find()))
                .toList();
    }
}
