package dev.restante.gateway.engineio;

import static dev.restante.gateway.engineio.SimulatedRequest.handler;
import static dev.restante.gateway.engineio.Stub.doing;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A WebSocket whose client reads, or does not. Its frames are read by Netty's own decoder. */
final class SimulatedWebSocket {

    /** What stands for a Close frame among the packets; its code follows, if it has one. */
    static final String CLOSE = "close frame";

    private final EmbeddedChannel channel = new EmbeddedChannel(new Wire());
    private final EmbeddedChannel decoder =
            new EmbeddedChannel(
                    new WebSocket13FrameDecoder(
                            WebSocketDecoderConfig.newBuilder().expectMaskedFrames(false).build()));
    private final WebSocketTransport transport;
    private final List<String> received = new ArrayList<>();
    private Handler<WebSocketFrame> frames;
    private Handler<Void> drain;
    private Handler<Throwable> exceptions;
    private Handler<Void> closing;
    private boolean clientReads = true;
    private boolean isRead = true;

    SimulatedWebSocket(EventLoop loop, EngineConfig config) {
        ServerWebSocket ws =
                Stub.of(
                        ServerWebSocket.class,
                        Map.of(
                                "setWriteQueueMaxSize", doing(a -> limit((int) a[0])),
                                "frameHandler", doing(a -> frames = handler(a)),
                                "drainHandler", doing(a -> drain = handler(a)),
                                "exceptionHandler", doing(a -> exceptions = handler(a)),
                                "closeHandler", doing(a -> closing = handler(a)),
                                "pause", doing(a -> isRead = false),
                                "resume", doing(a -> isRead = true)));
        this.transport = new WebSocketTransport(ws, channel, loop, false, config);
    }

    private void limit(int bytes) {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(bytes / 2, bytes));
    }

    /** What Vert.x does of it: bytes leave as long as the client reads, and then it is told. */
    private final class Wire extends ChannelDuplexHandler {

        @Override
        public void flush(ChannelHandlerContext context) {
            if (clientReads) {
                context.flush();
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (context.channel().isWritable()) {
                drain.handle(null);
            }
        }
    }

    WebSocketTransport transport() {
        return transport;
    }

    /** The client sends a text frame. */
    void says(String packet) {
        says(WebSocketFrame.textFrame(packet, true));
    }

    /** The client sends a frame. */
    void says(WebSocketFrame frame) {
        frames.handle(frame);
    }

    /** Vert.x writes pongs of so many bytes. */
    void isPongedPastTheTransport(int bytes) {
        channel.write(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    void clientReads(boolean now) {
        clientReads = now;
        channel.flush();
        channel.runPendingTasks();
    }

    /** The connection breaks. */
    void breakOff() {
        channel.close();
        closing.handle(null);
    }

    /** The client breaks the rules, or the network does. */
    void fails(Throwable failure) {
        exceptions.handle(failure);
    }

    /** Whether the gateway reads from it. */
    boolean isRead() {
        return isRead;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** All packets that the client got until now. */
    List<String> received() {
        channel.runPendingTasks();
        for (Object bytes; (bytes = channel.readOutbound()) != null; ) {
            decoder.writeInbound(bytes);
        }
        for (Object frame; (frame = decoder.readInbound()) != null; ) {
            received.add(text(frame));
            ReferenceCountUtil.release(frame);
        }
        return received;
    }

    private static String text(Object frame) {
        if (frame instanceof TextWebSocketFrame text) {
            return text.text();
        }
        if (frame instanceof CloseWebSocketFrame close) {
            return close.statusCode() < 0 ? CLOSE : CLOSE + " " + close.statusCode();
        }
        throw new AssertionError("nobody expected " + frame);
    }
}
