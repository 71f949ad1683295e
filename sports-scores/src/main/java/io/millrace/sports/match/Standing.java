package io.millrace.sports.match;

/** What an incident is worth now. The first three count. */
public enum Standing {
    /** Nothing speaks against it. */
    STANDS,
    /** Its source has not confirmed it, and play has not gone on from it. */
    PENDING,
    /** The video assistant looks at it. */
    UNDER_REVIEW,
    /** Taken back by a decision or by its source. */
    VOID;

    public boolean counts() {
        return this != VOID;
    }

    /** It counts and may yet be taken back. */
    public boolean provisional() {
        return this == PENDING || this == UNDER_REVIEW;
    }
}
