package dev.restante.producer.cloudevents;

import dev.restante.contract.ContentType;
import dev.restante.contract.ServerEvent;
import dev.restante.producer.json.Flaw;
import dev.restante.producer.json.InvalidRequestException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the events of a request, whichever of the three modes it uses. */
public final class EventReader {

    /** Enough to see what went wrong; a batch could have thousands. */
    private static final int MAX_FLAWS = 100;

    /**
     * Other formats of CloudEvents, and what clients put on a body whose type they were not told.
     */
    private static final List<String> OTHER =
            List.of("application/cloudevents", "application/x-www-form-urlencoded", "multipart/");

    private EventReader() {}

    /** How the events came. */
    public enum Mode {
        STRUCTURED,
        BINARY,
        BATCH
    }

    /**
     * What a request asks for.
     *
     * @param events in order, at least one; exactly one unless {@code mode} is {@link Mode#BATCH}
     */
    public record Request(Mode mode, List<ServerEvent> events) {}

    /**
     * @param headers all request headers; names in any case
     * @param contentType content type of the request, empty if it has none
     * @param now for events that do not say when they happened
     * @throws UnsupportedFormatException if the content type is none of the three modes'
     * @throws InvalidRequestException if any event is invalid, with the flaws of all of them
     */
    public static Request read(
            Map<String, List<String>> headers, String contentType, byte[] body, Instant now)
            throws UnsupportedFormatException, InvalidRequestException {
        Mode mode = mode(contentType);
        List<Draft> drafts =
                switch (mode) {
                    case STRUCTURED -> List.of(StructuredMode.one(body));
                    case BATCH -> StructuredMode.batch(body);
                    case BINARY -> List.of(BinaryMode.read(headers, dataType(contentType), body));
                };
        List<ServerEvent> events = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        refuseRepeats(drafts);
        for (Draft draft : drafts) {
            Check.of(draft, now).ifPresentOrElse(events::add, () -> flaws.addAll(draft.flaws));
        }
        if (!flaws.isEmpty()) {
            throw new InvalidRequestException(flaws.stream().limit(MAX_FLAWS).toList());
        }
        return new Request(mode, List.copyOf(events));
    }

    /** Browsers receive one id once, so the second event of an id would be lost in silence. */
    private static void refuseRepeats(List<Draft> drafts) {
        Set<String> ids = new HashSet<>();
        for (Draft draft : drafts) {
            draft.find("id")
                    .filter(id -> !ids.add(id))
                    .ifPresent(id -> draft.flaw("id", "the same as of an event before it"));
        }
    }

    private static Mode mode(String contentType) throws UnsupportedFormatException {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        boolean utf8 =
                Stream.of(parts)
                        .skip(1)
                        .map(p -> p.strip().replace("\"", ""))
                        .noneMatch(p -> p.startsWith("charset=") && !p.equals("charset=utf-8"));
        if (utf8 && type.equals("application/cloudevents+json")) {
            return Mode.STRUCTURED;
        }
        if (utf8 && type.equals("application/cloudevents-batch+json")) {
            return Mode.BATCH;
        }
        boolean readable = utf8 || !ContentType.isJson(type);
        if (readable && OTHER.stream().noneMatch(type::startsWith)) {
            return Mode.BINARY;
        }
        throw new UnsupportedFormatException(contentType);
    }

    /** Who does not say what the data is means JSON. */
    private static String dataType(String contentType) {
        return contentType.isBlank() ? ContentType.JSON : contentType;
    }
}
