package io.millrace.sports.match;

/** One of the two teams of a match. */
public enum Side {
    HOME,
    AWAY;

    public Side other() {
        return this == HOME ? AWAY : HOME;
    }
}
