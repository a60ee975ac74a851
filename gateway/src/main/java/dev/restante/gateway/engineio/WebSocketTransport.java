package dev.restante.gateway.engineio;

import dev.restante.gateway.engineio.EnginePacket.Close;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Packets on a WebSocket, one a frame.
 *
 * <p>Frames are written to the channel as bytes that were encoded once for all who get them; what
 * is sent within one turn of the event loop is flushed together. After an upgrade the WebSocket may
 * live on another event loop than its session: what arrives is brought to the session's.
 */
final class WebSocketTransport implements Transport {

    static final String NAME = "websocket";

    private static final Logger LOG = Logger.getLogger(WebSocketTransport.class);

    private final ServerWebSocket ws;
    private final Channel channel;
    private final EventLoop loop;
    private final boolean base64;
    private final Fragments fragments;
    private final Runnable flush = this::flush;
    private Listener listener = UpgradeProbe.NOBODY;
    private byte[] goodbye = WebSocketFrames.CLOSE;
    private boolean left;
    private boolean closed;
    private boolean full;
    private boolean paused;
    private boolean flushing;

    /**
     * @param channel that of the WebSocket
     * @param loop of the session
     * @param base64 whether bytes have to be sent as text ({@code b64=1})
     */
    WebSocketTransport(
            ServerWebSocket ws,
            Channel channel,
            EventLoop loop,
            boolean base64,
            EngineConfig config) {
        this.ws = ws;
        this.channel = channel;
        this.loop = loop;
        this.base64 = base64;
        this.fragments = new Fragments(config.maxPayload());
        // The heartbeat knows better whether a client is gone, and this one looks at every write.
        if (channel.pipeline().get(IdleStateHandler.class) != null) {
            channel.pipeline().remove(IdleStateHandler.class);
        }
        ws.setWriteQueueMaxSize(config.outboxBytes());
        ws.frameHandler(this::arrived);
        ws.drainHandler(ignored -> onLoop(this::drained));
        ws.exceptionHandler(e -> onLoop(() -> failed(e)));
        ws.closeHandler(ignored -> onLoop(this::left));
    }

    /** Who hears of what arrives from now on. */
    void listener(Listener next) {
        listener = next;
    }

    /** The client said goodbye, and Vert.x answers that; or the connection is gone. */
    private void left() {
        left = true;
        ended(CloseReason.TRANSPORT_CLOSE);
    }

    private void failed(Throwable failure) {
        LOG.debugf(failure, "a WebSocket failed");
        if (failure instanceof CorruptedWebSocketFrameException e) {
            broken(e.closeStatus());
        } else if (failure instanceof HttpClosedException || failure instanceof IOException) {
            ended(CloseReason.TRANSPORT_CLOSE);
        } else {
            ended(CloseReason.TRANSPORT_ERROR);
        }
    }

    /** The client broke a rule of WebSockets. */
    private void broken(WebSocketCloseStatus rule) {
        goodbye = WebSocketFrames.close(rule.code());
        ended(CloseReason.TRANSPORT_ERROR);
    }

    private void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    private void arrived(WebSocketFrame frame) {
        if (!channel.isWritable()) {
            // Vert.x answers pings, whether the client reads that or not.
            onLoop(this::lookForRoom);
        }
        if (fragments.exceeded(frame)) {
            onLoop(() -> broken(WebSocketCloseStatus.MESSAGE_TOO_BIG));
        } else {
            fragments.add(frame).ifPresent(this::arrived);
        }
    }

    private void arrived(EnginePacket packet) {
        onLoop(
                () -> {
                    // A close packet means nothing on a WebSocket: the reference ignores it.
                    if (!closed && !(packet instanceof Close)) {
                        listener.received(packet);
                    }
                });
    }

    private void drained() {
        full = false;
        readOn();
        if (!closed) {
            listener.drained();
        }
    }

    private void ended(CloseReason reason) {
        if (!closed) {
            listener.failed(reason);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void send(EnginePacket packet) {
        write(WebSocketFrames.text(EnginePacketCodec.encode(packet)));
    }

    @Override
    public void send(EngineMessage message) {
        if (base64 && !message.attachments().isEmpty()) {
            message.packets().forEach(packet -> write(WebSocketFrames.text(packet)));
        } else {
            write(message.frames());
        }
    }

    private void write(byte[] frames) {
        if (closed || !channel.isActive()) {
            return;
        }
        channel.write(Unpooled.wrappedBuffer(frames), channel.voidPromise());
        lookForRoom();
        if (!flushing) {
            flushing = true;
            loop.execute(flush);
        }
    }

    /** Who asks and never listens would fill this gateway with answers: it is not read any more. */
    private void lookForRoom() {
        if (!full && !closed && !channel.isWritable()) {
            full = true;
            readOn();
        }
    }

    private void flush() {
        flushing = false;
        channel.flush();
    }

    @Override
    public boolean writable() {
        return !closed && !full;
    }

    @Override
    public boolean immediate() {
        return writable();
    }

    @Override
    public void pause(boolean pause) {
        paused = pause;
        readOn();
    }

    private void readOn() {
        if (full || paused) {
            ws.pause();
        } else {
            ws.resume();
        }
    }

    @Override
    public void close(Farewell last) {
        if (closed) {
            return;
        }
        closed = true;
        if (!left && channel.isActive()) {
            // What is still to arrive must not keep the client's goodbye from being read.
            ws.resume();
            WebSocketEnd end = new WebSocketEnd(channel, loop);
            if (last == Farewell.COME_AGAIN) {
                end.withoutCloseFrame();
            } else {
                end.byCloseFrame(goodbye, last == Farewell.GOODBYE);
            }
        }
    }
}
