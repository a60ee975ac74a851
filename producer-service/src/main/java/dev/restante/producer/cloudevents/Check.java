package dev.restante.producer.cloudevents;

import dev.restante.contract.ContentType;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ReservedNames;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * From a {@link Draft} to a {@link ServerEvent}. What attributes mean is the contract's word: the
 * draft is laid out as a record and read by it. Here stands only what the contract leaves open.
 */
final class Check {

    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");
    private static final Set<String> OPS_WITHOUT_DATA =
            Set.of("join", "leave", "disconnect", "admit");

    private static final Pattern COUNT = Pattern.compile("0|[1-9]\\d{0,5}");

    private final Draft draft;

    private Check(Draft draft) {
        this.draft = draft;
    }

    /**
     * @return nothing if the draft has flaws; it tells them
     */
    static Optional<ServerEvent> of(Draft draft, Instant now) {
        Check check = new Check(draft);
        check.required();
        check.source();
        check.dataIsOfItsType();
        check.operationHasItsData();
        check.argumentsMatchData();
        return draft.flaws.isEmpty() ? check.read(now) : Optional.empty();
    }

    private void required() {
        for (String name : REQUIRED) {
            if (draft.find(name).orElse("").isEmpty() && !draft.isFlawed(name)) {
                draft.flaw(name, "missing; CloudEvents 1.0 requires it");
            }
        }
        draft.find("specversion")
                .filter(version -> !version.isEmpty() && !version.equals("1.0"))
                .ifPresent(version -> draft.flaw("specversion", "must be 1.0, not " + version));
    }

    private void source() {
        try {
            new URI(draft.find("source").orElse(""));
        } catch (URISyntaxException e) {
            draft.flaw("source", "not a URI reference: " + e.getReason());
        }
    }

    /** JSON or bytes, as the type says that the event gives for it. */
    private void dataIsOfItsType() {
        String type = draft.find("datacontenttype").orElse("");
        boolean isJson = type.isEmpty() || ContentType.isJson(type);
        if (draft.binary.isPresent()) {
            if (draft.data.isPresent()) {
                draft.flaw("data_base64", "given beside data; an event has one of them");
            } else if (!type.isEmpty() && isJson) {
                draft.flaw("datacontenttype", "data_base64 is binary data; send JSON as data");
            }
        } else if (!isJson) {
            draft.flaw(
                    "datacontenttype",
                    "must be JSON (application/json), not "
                            + type
                            + "; send other data as data_base64");
        }
    }

    private void operationHasItsData() {
        String op = draft.find("op").orElse("");
        boolean hasData = draft.data.isPresent() || draft.binary.isPresent();
        if (OPS_WITHOUT_DATA.contains(op) && hasData) {
            draft.flaw(dataName(), "the operation " + op + " has no data");
        }
        if (draft.find("attachments").isPresent()) {
            draft.flaw(
                    "attachments",
                    "binary data within JSON cannot be sent by HTTP; one binary argument can");
        }
    }

    /** More or fewer arguments than one are the elements of an array. */
    private void argumentsMatchData() {
        String args = draft.find("args").orElse("1");
        if (!COUNT.matcher(args).matches()) {
            draft.flaw("args", "must be the number of arguments, not " + args);
            return;
        }
        if (draft.binary.isPresent() && !args.equals("1")) {
            draft.flaw("args", "is " + args + ", but binary data is one argument");
        }
        if (draft.data.isEmpty() || args.equals("1")) {
            return;
        }
        int elements = draft.data.get().elements().orElse(-1);
        if (elements < 0) {
            draft.flaw("data", "must be an array, because args is " + args);
        } else if (!Integer.toString(elements).equals(args)) {
            draft.flaw("args", "is " + args + ", but data has " + elements + " elements");
        }
    }

    private Optional<ServerEvent> read(Instant now) {
        Headers headers = new RecordHeaders();
        draft.attributes.putIfAbsent("time", now.toString());
        draft.attributes.putIfAbsent("namespace", "/");
        draft.attributes.remove("datacontenttype"); // checked; JSON or binary goes on
        draft.attributes.forEach((name, value) -> put(headers, "ce_" + name, value));
        draft.binary.ifPresent(b -> put(headers, "content-type", ContentType.BINARY));
        byte[] json = draft.data.map(d -> d.text().getBytes(StandardCharsets.UTF_8)).orElse(null);
        byte[] value = draft.binary.orElse(json);
        try {
            ServerEvent event = ServerEventRecord.read(headers, value);
            return isReserved(event) ? Optional.empty() : Optional.of(event);
        } catch (MalformedRecordException e) {
            draft.flaw(place(e.where()), e.problem());
            return Optional.empty();
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private String place(String header) {
        return switch (header) {
            case "value", "content-type" -> dataName();
            default -> header.replaceFirst("^ce_", "");
        };
    }

    private String dataName() {
        return draft.binary.isPresent() ? "data_base64" : "data";
    }

    private boolean isReserved(ServerEvent event) {
        boolean reserved =
                event instanceof ServerEvent.Emit emit && ReservedNames.contains(emit.type());
        if (reserved) {
            draft.flaw("type", "reserved by Socket.IO, clients cannot receive it");
        }
        return reserved;
    }
}
