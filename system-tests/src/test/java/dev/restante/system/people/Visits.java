package dev.restante.system.people;

import dev.restante.system.StackUnderTest;
import dev.restante.system.browser.Browser;
import dev.restante.system.browser.Pictures;
import dev.restante.system.browser.Window;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.Stack;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Visits pages of the stack of all tests: each place once, when it is first asked for. */
final class Visits implements BeforeAllCallback, AfterAllCallback {

    private final Browser browser = new Browser();
    private final Map<Place, Visit> done = new HashMap<>();
    private final Map<Place, RuntimeException> failed = new HashMap<>();
    private URI gateway;

    @Override
    public void beforeAll(ExtensionContext context) {
        Stack stack = StackUnderTest.stack(context);
        stack.startWhatIsDown();
        gateway = stack.address(Part.GATEWAY);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        browser.close();
    }

    /** Where a visit came to nothing it does so for each promise, without another try. */
    Visit to(Place place) {
        if (failed.containsKey(place)) {
            throw failed.get(place);
        }
        return done.computeIfAbsent(place, this::visit);
    }

    private Visit visit(Place place) {
        try {
            Window window = place.open(browser, gateway);
            Visit visit = Visit.of(place.page(), window);
            window.picture(Pictures.file(place.fileName()));
            return visit;
        } catch (RuntimeException e) {
            failed.put(place, e);
            throw e;
        } finally {
            browser.closeWindows();
        }
    }
}
