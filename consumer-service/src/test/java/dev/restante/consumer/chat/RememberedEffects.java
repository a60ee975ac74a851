package dev.restante.consumer.chat;

import java.util.ArrayList;
import java.util.List;

/** The effects of the Lab in memory. */
final class RememberedEffects implements LabState {

    final List<Numbered> added = new ArrayList<>();

    @Override
    public Effect add(Numbered event) {
        boolean repeat = event.compare() && times(event) > 0;
        if (!repeat) {
            added.add(event);
        }
        return new Effect(times(event), Events.SENT, repeat);
    }

    private long times(Numbered event) {
        return added.stream().filter(other -> other.id().equals(event.id())).count();
    }
}
