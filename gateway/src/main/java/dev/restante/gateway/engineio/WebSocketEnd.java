package dev.restante.gateway.engineio;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/** The last that happens on a WebSocket: what was sent before leaves, then this side ends it. */
final class WebSocketEnd {

    /** How long a client that got all may take to end its side; the Java client does not. */
    private static final long ENDING_MS = 2_000;

    /** How long one that does not read may take to get it. */
    private static final long UNREAD_MS = 30_000;

    private final Channel channel;
    private final EventLoop loop;

    /**
     * @param loop of the session
     */
    WebSocketEnd(Channel channel, EventLoop loop) {
        this.channel = channel;
        this.loop = loop;
        // Where the pipeline is taken apart, so that it is not while it is changed here.
        if (channel.eventLoop().inEventLoop()) {
            OneGoodbye.install(channel);
        } else {
            channel.eventLoop().execute(() -> OneGoodbye.install(channel));
        }
    }

    /**
     * By a Close frame, and in the end without the client's.
     *
     * @param patient whether a client that does not read is waited for
     */
    void byCloseFrame(byte[] frame, boolean patient) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(frame)).addListener(written -> endSoon());
        endAfter(patient ? UNREAD_MS : ENDING_MS);
    }

    /**
     * By the end of the TCP connection. The Java client does not listen any more after a Close
     * frame, and finds out only when no ping comes; like this it connects again at once, as all do.
     */
    void withoutCloseFrame() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> hangUp());
        endAfter(UNREAD_MS);
    }

    /**
     * What is still unread here would turn an end of both directions into a reset, which could
     * overtake what the client is to get.
     */
    private void hangUp() {
        if (channel instanceof DuplexChannel tcp
                && channel.pipeline().get(SslHandler.class) == null) {
            tcp.shutdownOutput();
            endSoon();
        } else {
            channel.close();
        }
    }

    private void endSoon() {
        endAfter(ENDING_MS);
    }

    private void endAfter(long millis) {
        if (channel.isActive()) {
            loop.schedule(() -> channel.close(), millis, TimeUnit.MILLISECONDS);
        }
    }
}
