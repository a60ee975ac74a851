package dev.restante.system.reference;

import java.util.List;

/**
 * What is set under one prefix.
 *
 * @param prefix what the names of its properties begin with
 * @param text what the Javadoc says about all of them, as Markdown
 * @param settings in the order of the source
 * @param groups that are within, in the order of the source
 */
record Group(String prefix, String text, List<Setting> settings, List<Group> groups) {}
