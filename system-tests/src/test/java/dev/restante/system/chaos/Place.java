package dev.restante.system.chaos;

/** Where a record is. */
record Place(String topic, int partition, long offset) {}
