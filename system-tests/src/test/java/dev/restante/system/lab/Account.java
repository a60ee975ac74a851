package dev.restante.system.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A service's account of one run.
 *
 * @param effects in the order in which they were done
 */
record Account(List<Effect> effects) {

    List<Effect> of(String lane) {
        return effects.stream().filter(effect -> effect.lane().equals(lane)).toList();
    }

    /** How often an event was done. */
    long times(String id) {
        return effects.stream().filter(effect -> effect.id().equals(id)).count();
    }

    /** How many events of a lane were done more than once. */
    long doubled(String lane) {
        return of(lane).stream().map(Effect::id).distinct().filter(id -> times(id) > 1).count();
    }

    /** The numbers of a lane in the order in which they were done for the first time. */
    List<Integer> firsts(String lane) {
        Set<Integer> seen = new HashSet<>();
        return of(lane).stream().map(Effect::n).filter(seen::add).toList();
    }

    /** How many were done for the first time after one with a higher number. */
    long disordered(String lane) {
        long disordered = 0;
        int highest = 0;
        for (int n : firsts(lane)) {
            disordered += n < highest ? 1 : 0;
            highest = Math.max(highest, n);
        }
        return disordered;
    }
}
