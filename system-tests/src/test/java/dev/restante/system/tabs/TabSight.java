package dev.restante.system.tabs;

import java.util.List;

/**
 * What there is to see of a tab.
 *
 * @param joined whether it is in its room
 * @param connects how often its page has connected
 * @param connected whether it is
 * @param socket its socket id; empty without a connection
 * @param resumed whether its session went on with the last connect
 * @param received ids of the messages its pages were given, the first ones first
 * @param pending ids of what waits in it
 * @param stored ids of what its page was told to be stored
 * @param refused codes of what its page was told to be refused
 * @param trouble codes of the trouble its page was told
 */
public record TabSight(
        boolean joined,
        int connects,
        boolean connected,
        String socket,
        boolean resumed,
        List<String> received,
        List<String> pending,
        List<String> stored,
        List<String> refused,
        List<String> trouble) {}
