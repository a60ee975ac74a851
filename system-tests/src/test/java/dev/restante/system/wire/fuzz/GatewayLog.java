package dev.restante.system.wire.fuzz;

import java.util.ArrayList;
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
                            + " waiting; it is closed all the same",
                    Pattern.compile(
                            "An exceptionCaught\\(\\) event was fired(?s:.*)HttpObjectDecoder"),
                    "Netty says so of bytes that are no HTTP on a connection Vert.x has left",
                    Pattern.compile("HostAndPortImpl.parseRegName"),
                    "Vert.x 4.5 fails on a Host that ends in %, before any code of the gateway",
                    Pattern.compile("Reached the maximum number .* of URI tags"),
                    "requests that are no HTTP are counted by their path, up to 100 of them",
                    Pattern.compile("WARN .*Kafka will never take this record"),
                    "a client answered a question with more than a record may hold");

    private static final Pattern BEGIN = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d ");

    private static final Pattern SERIOUS =
            Pattern.compile("^\\S+ \\S+ (WARN|ERROR|FATAL) |Exception|OutOfMemory|LEAK");

    private GatewayLog() {}

    /** The entries that should not be there, each with the lines of its stack trace. */
    static List<String> unexpected(List<String> lines) {
        return entries(lines).stream()
                .filter(entry -> SERIOUS.matcher(entry).find())
                .filter(entry -> EXPECTED.keySet().stream().noneMatch(p -> p.matcher(entry).find()))
                .toList();
    }

    private static List<String> entries(List<String> lines) {
        List<String> entries = new ArrayList<>();
        for (String line : lines) {
            if (entries.isEmpty() || BEGIN.matcher(line).find()) {
                entries.add(line);
            } else {
                entries.add(entries.remove(entries.size() - 1) + "\n" + line);
            }
        }
        return entries;
    }
}
