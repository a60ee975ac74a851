package dev.restante.system.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a window with the Lab shows.
 *
 * @param experiments by their keys: {@code idle}, {@code running}, {@code done} or {@code failed}
 * @param lanes the counters of each lane, by their names
 * @param accounts the figures of each lane in the ledger, by their names; empty where none is told
 * @param outcome of the last experiment: empty, {@code running}, {@code holds} or {@code odd}
 * @param told what is said of it
 */
public record LabSight(
        String connection,
        Map<String, String> experiments,
        Map<String, Map<String, String>> lanes,
        Map<String, Map<String, String>> accounts,
        String outcome,
        String told,
        boolean fits,
        List<String> complaints)
        implements Sight {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** The figures that are told in words. */
    public List<Long> figures() {
        return NUMBER.matcher(told).results().map(MatchResult::group).map(Long::valueOf).toList();
    }

    /** How many are lost, in all lanes. */
    public int lost() {
        return lanes.values().stream().mapToInt(lane -> Integer.parseInt(lane.get("lost"))).sum();
    }

    /** Whether an experiment has come to its end, well or not. */
    public boolean ended(String experiment) {
        return List.of("done", "failed").contains(experiments.get(experiment));
    }
}
