package dev.restante.gateway.log;

import java.util.Set;

/** Topics beside that of client events that routes send to: queues that services read. */
public interface ServiceTopics {

    /** Their names; never changes. */
    Set<String> names();
}
