/**
 * Work that many share: every job of the topic {@code work-queue} is done by one of any number of
 * workers, which are members of one share group (KIP-932). Packages, and who may know whom: {@code
 * queue -> answer -> work}.
 *
 * <p>There is no database. A job is delivered at least once, and may be done more than once; what
 * clients see happens once, because the ids of all answers follow from the id of the job.
 */
package dev.restante.worker;
