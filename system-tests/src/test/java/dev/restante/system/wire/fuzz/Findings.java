package dev.restante.system.wire.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What was amiss, as it came to light. */
final class Findings {

    private final List<String> findings = new ArrayList<>();

    synchronized void add(String finding) {
        System.out.println("FINDING  " + finding);
        findings.add(finding);
    }

    synchronized List<String> all() {
        return List.copyOf(findings);
    }
}
