package dev.restante.system.lab;

/**
 * One effect in the service's own account.
 *
 * @param at when it was done
 * @param work milliseconds that it took the service
 * @param partition of its record; null if it came by HTTP
 * @param offset of its record; null if it came by HTTP
 */
record Effect(String lane, int n, String id, String at, int work, Integer partition, Long offset) {}
