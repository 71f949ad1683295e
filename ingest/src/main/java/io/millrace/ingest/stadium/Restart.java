package io.millrace.ingest.stadium;

/**
 * How play goes on after it has stopped.
 *
 * @param side takes it
 * @param x of the ball, fixed to the pitch, as is y
 * @param readyAt milliseconds of the period before which it is not taken
 */
record Restart(Kind kind, Side side, Slot taker, double x, double y, long readyAt) {

    enum Kind {
        KICK_OFF,
        THROW_IN,
        GOAL_KICK,
        CORNER,
        FREE_KICK,
        PENALTY,
        SHOOT_OUT_KICK;

        boolean allowsSubstitution() {
            return this == THROW_IN || this == GOAL_KICK || this == FREE_KICK;
        }

        /** A half does not end with a penalty or a corner that is due. */
        boolean mayBeLeftOut() {
            return this != PENALTY && this != CORNER && this != SHOOT_OUT_KICK;
        }
    }
}
