package dev.restante.system.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Driver;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.client.Requirement;
import java.util.EnumMap;
import java.util.Map;

/** A process for each client, started when it is first needed, where all its sockets live. */
final class Drivers implements AutoCloseable {

    private static final Requirement NODE =
            new Requirement("the official client in JavaScript", "RESTANTE_REQUIRE_NODE");

    private final Map<ClientVersion, Driver> drivers = new EnumMap<>(ClientVersion.class);

    /** What could not be started once, and is not tried again: that may take minutes. */
    private final Map<ClientVersion.Language, RuntimeException> missing =
            new EnumMap<>(ClientVersion.Language.class);

    /**
     * The process of a client.
     *
     * @throws org.opentest4j.TestAbortedException if this machine has nothing to run it with
     */
    Driver of(ClientVersion client) {
        if (missing.containsKey(client.language())) {
            throw missing.get(client.language());
        }
        try {
            return drivers.computeIfAbsent(client, Drivers::start);
        } catch (RuntimeException e) {
            missing.put(client.language(), e);
            throw e;
        }
    }

    private static Driver start(ClientVersion client) {
        return switch (client.language()) {
            case JAVASCRIPT -> new NodeProcess("matrix.mjs", NODE, packageOf(client)).driver();
            case JAVA -> JavaProcess.start(client.version());
            case PYTHON -> PythonProcess.start();
        };
    }

    /** As {@code package.json} names it: the newest has the name that the other tests use. */
    private static String packageOf(ClientVersion client) {
        String name = "socket.io-client";
        if (client == ClientVersion.JS_4_8) {
            return name;
        }
        return name + "-" + client.version().substring(0, client.version().lastIndexOf('.'));
    }

    /** The version that a process says it runs. */
    String version(ClientVersion client) {
        Driver driver = of(client);
        Diary diary = new Diary(client.toString());
        int number = driver.add(diary::add);
        driver.tell(Values.object().put("do", "hello").put("client", number));
        JsonNode hello = diary.atLeast(1, "versions", report -> Diary.is(report, "hello")).get(0);
        return hello.path("version").asText();
    }

    @Override
    public void close() {
        drivers.values().forEach(Driver::close);
    }
}
