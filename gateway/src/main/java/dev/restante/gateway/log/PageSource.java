package dev.restante.gateway.log;

import java.util.concurrent.CompletableFuture;

/** Where pages of the log come from. */
interface PageSource {

    /**
     * Reads a page, or what there is of it.
     *
     * @return what begins at the start of the page, at least one offset, repeats among it; fails if
     *     it cannot be had in time
     */
    CompletableFuture<Page> read(PageKey key);
}
