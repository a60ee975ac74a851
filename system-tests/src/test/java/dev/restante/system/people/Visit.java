package dev.restante.system.people;

import dev.restante.system.browser.Figures;
import dev.restante.system.browser.Flaw;
import dev.restante.system.browser.Inspection;
import dev.restante.system.browser.Script;
import dev.restante.system.browser.Walk;
import dev.restante.system.browser.Window;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that was found while a person came to a page and used it.
 *
 * @param figures of its loading
 * @param fresh before it was used
 * @param used afterwards
 * @param trouble in the console and with requests
 * @param moved what moved by itself, where nothing may
 */
record Visit(
        Figures figures,
        State fresh,
        State used,
        List<Script> scripts,
        List<String> trouble,
        List<String> moved) {

    /** What the page was like at one time. */
    record State(List<Flaw> flaws, List<String> tooWide, Walk walk) {

        static State of(Inspection inspection) {
            return new State(inspection.audit(), inspection.tooWide(), inspection.walk());
        }
    }

    static Visit of(Page page, Window window) {
        Inspection inspection = window.inspect();
        Figures figures = inspection.figures();
        State fresh = State.of(inspection);
        page.use(window);
        return new Visit(
                figures,
                fresh,
                State.of(inspection),
                inspection.scripts(),
                inspection.trouble(),
                inspection.moved());
    }

    /** What was found before the page was used, and then. */
    <T> List<T> everFound(Function<State, List<T>> found) {
        return Stream.of(fresh, used).flatMap(state -> found.apply(state).stream()).toList();
    }
}
