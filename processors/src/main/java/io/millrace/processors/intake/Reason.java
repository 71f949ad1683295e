package io.millrace.processors.intake;

/** Why a record was not accepted. */
public enum Reason {
    /** The bytes are not what the topic holds. */
    UNREADABLE,
    /** Read, but a value breaks a rule of the domain. */
    INVALID,
    /** No key, so that no entity can be told. */
    NO_KEY,
    /** Its event time is further ahead of the clock than {@code intake.max-future}. */
    FUTURE,
    /** Its event time is before {@code intake.earliest}: a clock that was never set. */
    PAST,
    /** Behind the latest event time of its own entity by more than the allowed lateness. */
    LATE,
    /** Larger than {@code intake.max-bytes}. */
    TOO_LARGE,
    /** Failed behind intake. That is a defect of the application. */
    FAILED
}
