package dev.restante.gateway.engineio;

import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The POSTs of one polling session, one at a time. A body is handed on packet by packet, and its
 * POST answered when the last one is through; while the session is held neither goes on, and that
 * is what makes a client wait.
 */
final class Posts {

    /** Why packets are held back. */
    enum Reason {
        /** Too many emits wait for Kafka. */
        APPLICATION,
        /** The client does not fetch what was sent to it. */
        OUTBOX
    }

    private final EventLoop loop;
    private final int maxBytes;
    private final Consumer<EnginePacket> receiver;
    private final Runnable broken;
    private final AtomicReference<HttpServerRequest> current = new AtomicReference<>();
    private final Set<Reason> held = EnumSet.noneOf(Reason.class);
    private Payload payload;
    private boolean reading;
    private boolean hurried;

    /**
     * @param loop of the session
     * @param receiver gets each packet, on that loop
     * @param broken told on that loop when the client broke the rules or a POST broke off
     */
    Posts(EventLoop loop, int maxBytes, Consumer<EnginePacket> receiver, Runnable broken) {
        this.loop = loop;
        this.maxBytes = maxBytes;
        this.receiver = receiver;
        this.broken = broken;
    }

    /** Takes a POST, on the event loop of its own connection. */
    void take(HttpServerRequest request) {
        boolean second = !current.compareAndSet(null, request);
        if (second || "application/octet-stream".equals(request.getHeader("Content-Type"))) {
            request.response().setStatusCode(400).end();
            loop.execute(broken);
            if (!second) {
                current.set(null);
            }
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(
                chunk -> {
                    if (current.get() == request) {
                        append(request, body, chunk);
                    }
                });
        request.endHandler(ignored -> loop.execute(() -> begin(request, body)));
        request.response().closeHandler(ignored -> loop.execute(() -> brokenOff(request)));
        request.resume();
    }

    private void append(HttpServerRequest request, Buffer body, Buffer chunk) {
        if (body.length() + chunk.length() > maxBytes) {
            current.set(null);
            request.response().setStatusCode(413).end();
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void brokenOff(HttpServerRequest request) {
        if (current.compareAndSet(request, null)) {
            payload = null;
            broken.run();
        }
    }

    private void begin(HttpServerRequest request, Buffer body) {
        if (current.get() == request) {
            payload = new Payload(body.toString(StandardCharsets.UTF_8));
            goOn();
        }
    }

    /**
     * Whether nothing is held for now, whatever the reasons: a client that moves to a WebSocket
     * waits for the answer to its POST and fetches nothing meanwhile.
     */
    void hurry(boolean now) {
        hurried = now;
        goOn();
    }

    /** Hands no packet on until the reason is gone. */
    void hold(Reason reason) {
        held.add(reason);
    }

    /** One reason to hold is gone. */
    void release(Reason reason) {
        if (held.remove(reason)) {
            goOn();
        }
    }

    /** Nothing is held any longer. */
    void releaseAll() {
        held.clear();
        goOn();
    }

    private void goOn() {
        if (reading) {
            return;
        }
        reading = true;
        try {
            while (payload != null && (hurried || held.isEmpty()) && payload.hasNext()) {
                receiver.accept(payload.next());
            }
        } finally {
            reading = false;
        }
        if (payload != null && !payload.hasNext()) {
            payload = null;
            answer();
        }
    }

    private void answer() {
        HttpServerRequest request = current.getAndSet(null);
        if (request != null) {
            request.response()
                    .putHeader("Content-Type", "text/html")
                    .putHeader("Cache-Control", "no-store")
                    .end("ok");
        }
    }

    /** The session is broken: a POST under way is not answered. */
    void cut() {
        HttpServerRequest request = current.get();
        if (request != null && !reading && current.compareAndSet(request, null)) {
            payload = null;
            request.response().reset();
        }
    }
}
