package dev.restante.gateway.log;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The past of the log in pages, each read once for all who want it at about the same time. Pages
 * stay in memory up to a number of bytes, those wanted longest ago leave it first; of many more the
 * ids of their events stay, to recognise repeats.
 *
 * <p>Pages follow one another: each begins where the one before it ended, and one begins at every
 * {@value PageKey#SPAN}th offset. So whoever wants an offset comes by the same pages.
 */
@ApplicationScoped
class Pages {

    /** At 16 KiB each. */
    private static final int MAX_IDS = 1_024;

    private final int repeatWindow;
    private final PageSource source;
    private final AsyncCache<PageKey, Page> pages;
    private final AsyncCache<PageKey, PageIds> ids =
            Caffeine.newBuilder().maximumSize(MAX_IDS).buildAsync();

    @Inject
    Pages(LogConfig config, PageSource source) {
        this(config.repeatWindow(), config.catchUpBytes(), source);
    }

    /**
     * @param repeatWindow offsets within which an id that comes again is a repeat
     * @param maxBytes memory of all pages
     */
    Pages(int repeatWindow, long maxBytes, PageSource source) {
        this.repeatWindow = repeatWindow;
        this.source = source;
        this.pages =
                Caffeine.newBuilder()
                        .maximumWeight(maxBytes)
                        .weigher((PageKey key, Page page) -> page.bytes())
                        .buildAsync();
    }

    /**
     * The page with an offset that the reader of the log has passed, without repeats.
     *
     * @return fails if Kafka does not answer, or does not have the offset any more
     */
    CompletableFuture<Page> at(int partition, long offset) {
        return from(PageKey.before(partition, offset), offset);
    }

    private CompletableFuture<Page> from(PageKey key, long offset) {
        return page(key)
                .thenCompose(
                        page ->
                                page.end() > offset
                                        ? present(page, offset)
                                        : from(key.next(page.end()), offset));
    }

    private static CompletableFuture<Page> present(Page page, long offset) {
        return page.first() <= offset
                ? CompletableFuture.completedFuture(page)
                : CompletableFuture.failedFuture(
                        new LogLostException("deleted before it was read: " + offset));
    }

    private CompletableFuture<Page> page(PageKey key) {
        return pages.get(
                key,
                (k, executor) -> {
                    CompletableFuture<Page> read = source.read(key);
                    ids.asMap().putIfAbsent(key, read.thenApply(PageIds::of));
                    return read.thenCombine(
                            before(key),
                            (page, before) -> PageIds.withoutRepeats(page, before, repeatWindow));
                });
    }

    /** The ids of the pages before a page, as far back as repeats are recognised. */
    private CompletableFuture<List<PageIds>> before(PageKey key) {
        long oldest = Math.max(0, key.start() - repeatWindow);
        return before(PageKey.before(key.partition(), oldest), key.start(), new ArrayList<>());
    }

    private CompletableFuture<List<PageIds>> before(
            PageKey first, long end, List<PageIds> collected) {
        PageKey key = first;
        while (key.start() < end) {
            CompletableFuture<PageIds> next = idsOf(key);
            if (!next.isDone()) {
                PageKey here = key;
                return next.thenCompose(
                        found -> {
                            collected.add(found);
                            return before(here.next(found.end()), end, collected);
                        });
            }
            PageIds found = next.join();
            collected.add(found);
            key = key.next(found.end());
        }
        return CompletableFuture.completedFuture(collected);
    }

    private CompletableFuture<PageIds> idsOf(PageKey key) {
        return ids.get(key, (k, executor) -> source.read(key).thenApply(PageIds::of));
    }
}
