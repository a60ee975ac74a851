package dev.restante.gateway.engineio;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.VertxHandler;

/**
 * Keeps back the Close frame with which Vert.x answers that of a client, on a WebSocket where the
 * client's is the answer already: Vert.x does not know of the one that was written as bytes. A
 * browser reports a second one as an error.
 *
 * <p>Pongs stay back too: a client that only pings and never reads would have no bound otherwise.
 */
@Sharable
final class OneGoodbye extends ChannelOutboundHandlerAdapter {

    private static final OneGoodbye INSTANCE = new OneGoodbye();

    private OneGoodbye() {}

    /** No further Close frame leaves through this channel. */
    static void install(Channel channel) {
        ChannelHandlerContext vertx = channel.pipeline().context(VertxHandler.class);
        if (vertx != null) {
            channel.pipeline().addBefore(vertx.name(), null, INSTANCE);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof CloseWebSocketFrame || message instanceof PongWebSocketFrame) {
            ReferenceCountUtil.release(message);
            promise.trySuccess();
        } else {
            context.write(message, promise);
        }
    }
}
