package dev.restante.bench.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread that serves many clients. */
public final class Loop implements AutoCloseable {

    private final Selector selector;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final Thread thread = new Thread(this::run, "load");
    private volatile boolean stopped;
    private volatile IOException failure;

    /** Something to do on the thread of the loop. */
    @FunctionalInterface
    public interface Task {
        /**
         * @throws IOException which fails the whole load
         */
        void run() throws IOException;
    }

    /** Starts the thread. */
    public Loop() throws IOException {
        selector = Selector.open();
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs the task soon, on the thread of the loop. */
    public void execute(Task task) {
        tasks.add(task);
        selector.wakeup();
    }

    /**
     * Nothing if all is well.
     *
     * @throws IOException why a connection ended, or what a server sent that was not expected
     */
    public void check() throws IOException {
        if (failure != null) {
            throw new IOException("a client failed: " + failure.getMessage(), failure);
        }
    }

    /** On the thread of the loop. */
    Client connect(InetSocketAddress server, Role role, Runnable joined) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        Client client = new Client(channel, key, role, joined);
        key.attach(client);
        if (channel.connect(server)) {
            client.begin();
        }
        return client;
    }

    private void run() {
        while (!stopped) {
            try {
                selector.select(this::ready);
                for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        }
    }

    private void ready(SelectionKey key) {
        Client client = (Client) key.attachment();
        try {
            if (key.isConnectable()) {
                ((SocketChannel) key.channel()).finishConnect();
                client.begin();
                return;
            }
            if (key.isWritable()) {
                client.flush();
            }
            if (key.isReadable()) {
                client.read(buffer);
            }
        } catch (IOException e) {
            end(client, e);
        } catch (RuntimeException e) {
            key.cancel();
            fail(e);
        }
    }

    private void end(Client client, IOException why) {
        try {
            client.fail(why);
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** The first failure is the one that tells most. */
    private void fail(Exception e) {
        if (failure == null) {
            failure = e instanceof IOException io ? io : new IOException(e);
        }
    }

    /** Breaks off every connection. */
    @Override
    public void close() throws IOException {
        stopped = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
