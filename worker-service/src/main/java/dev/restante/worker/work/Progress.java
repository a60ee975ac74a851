package dev.restante.worker.work;

/** Hears how far some work is. */
@FunctionalInterface
public interface Progress {

    /** Does not care. */
    Progress IGNORED = percent -> {};

    /**
     * @param percent grows from call to call; from 1 to 99
     */
    void reached(int percent);
}
