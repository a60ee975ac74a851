package dev.restante.stack.control;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a caller may control the stack. The loopback address keeps other machines out; this keeps
 * out the pages of other sites in a browser on this machine, which can reach it:
 *
 * <ul>
 *   <li>a name of their own that points here (DNS rebinding) shows in {@code Host};
 *   <li>a call across origins shows in {@code Origin};
 *   <li>a link, a form or an image shows in {@code Sec-Fetch-Site}, where there is no origin.
 * </ul>
 *
 * <p>The pages of the stack's own gateway are let in: their origin is set by the browser, which
 * lets no other page claim it. By {@code Sec-Fetch-Site} they are of the same site, or of another
 * one if one of the two addresses says {@code localhost} and the other {@code 127.0.0.1}.
 *
 * @param port the port of the endpoint
 * @param pages the pages that may call it
 */
record CallerCheck(int port, PageOrigins pages) {

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    /** Why the caller is refused, or empty if it is not. */
    Optional<String> refusal(Headers headers) {
        String host = only(headers.get("Host"));
        if (!isOwn(host)) {
            return Optional.of("The Host header must name localhost and port " + port + ".");
        }
        if (pages.of(headers).isPresent()) {
            return Optional.empty();
        }
        if (headers.containsKey("Origin") && !isOwnOrigin(only(headers.get("Origin")))) {
            return Optional.of("Pages of other origins may not control the stack.");
        }
        String site = only(headers.get("Sec-Fetch-Site"));
        if (headers.containsKey("Sec-Fetch-Site") && !OWN_SITE.contains(site)) {
            return Optional.of("Pages of other sites may not control the stack.");
        }
        return Optional.empty();
    }

    private boolean isOwnOrigin(String origin) {
        return origin.startsWith("http://") && isOwn(origin.substring("http://".length()));
    }

    private boolean isOwn(String authority) {
        return authority.equals("localhost:" + port)
                || authority.equals("127.0.0.1:" + port)
                || authority.equals("[::1]:" + port);
    }

    /** A header given twice is as good as a wrong one. */
    private static String only(List<String> values) {
        return values != null && values.size() == 1
                ? values.get(0).strip().toLowerCase(Locale.ROOT)
                : "";
    }
}
