package dev.restante.system.clients;

import io.socket.client.Manager;
import io.socket.engineio.client.Socket;
import io.socket.engineio.client.Transport;
import java.lang.reflect.Field;

/** Tells which transport the Java client uses. It keeps that to itself, so by reflection. */
final class JavaEngine {

    private JavaEngine() {}

    static void watch(Manager manager, int client) {
        manager.on(Manager.EVENT_TRANSPORT, is -> tell(client, is[0]));
        manager.on(
                Manager.EVENT_OPEN,
                nothing -> {
                    of(manager).on(Socket.EVENT_UPGRADE, is -> tell(client, is[0]));
                    of(manager).on(Socket.EVENT_ERROR, why -> failed(client, why[0]));
                });
    }

    /** What the client itself only calls a transport error. */
    private static void failed(int client, Object why) {
        Object cause = why instanceof Throwable e && e.getCause() != null ? e.getCause() : why;
        JavaDriver.tell(client, "error", JavaDriver.report().put("why", cause.toString()));
    }

    private static void tell(int client, Object transport) {
        String name = ((Transport) transport).name;
        JavaDriver.tell(client, "transport", JavaDriver.report().put("name", name));
    }

    private static Socket of(Manager manager) {
        try {
            Field engine = Manager.class.getDeclaredField("engine");
            engine.setAccessible(true);
            return (Socket) engine.get(manager);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
