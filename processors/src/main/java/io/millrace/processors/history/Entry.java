package io.millrace.processors.history;

/** Something that happened to an entity and is kept. */
public interface Entry {

    /** Identity within the entity: a hash of the business id. Two entries with one id are the same entry. */
    long id();

    /** Event time, epoch milliseconds. */
    long time();

    /** Whether look-backs see it. False for one that was taken back and is kept only so that its id is known. */
    boolean counted();
}
