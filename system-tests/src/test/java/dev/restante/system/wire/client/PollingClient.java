package dev.restante.system.wire.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A client that stays on polling: always one GET waiting, and never two POSTs. */
final class PollingClient implements WireClient {

    private final PollingSession session;
    private final Inbox inbox = new Inbox();
    private CompletableFuture<?> lastPost = CompletableFuture.completedFuture(null);

    PollingClient(PollingSession session) {
        this.session = session;
        poll();
    }

    private void poll() {
        session.startPoll()
                .whenComplete(
                        (answer, failure) -> {
                            if (failure != null) {
                                inbox.ended(Ending.CUT);
                            } else if (answer.status() != 200) {
                                inbox.ended(Ending.refused(answer));
                            } else {
                                arrived(Payload.packets(answer.text()));
                            }
                        });
    }

    private void arrived(List<String> packets) {
        for (String packet : packets) {
            switch (packet) {
                case "1" -> {
                    inbox.ended(Ending.IN_ORDER);
                    return;
                }
                case "2" -> post("3");
                case "6" -> {
                    // Only ended the poll.
                }
                default -> inbox.packet(packet);
            }
        }
        poll();
    }

    @Override
    public void send(String... packets) {
        try {
            post(packets).join();
        } catch (CompletionException e) {
            // A session that ends cuts its POST; how it ended, the waiting GET is told.
        }
    }

    private synchronized CompletableFuture<?> post(String... packets) {
        lastPost =
                lastPost.handle((answer, failure) -> null)
                        .thenCompose(ended -> session.startPost(packets));
        return lastPost;
    }

    @Override
    public String next() {
        return Inbox.packet(inbox.next());
    }

    @Override
    public Optional<String> nextOrEnd() {
        return inbox.packetOrEnd();
    }

    @Override
    public Ending ending() {
        return Inbox.ending(inbox.next());
    }

    @Override
    public void close() {
        send("1");
    }
}
