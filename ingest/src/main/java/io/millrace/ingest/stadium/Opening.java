package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.Period;

/**
 * The first attack of the first match of a run: a goal within 20 seconds of the kick-off, for VAR to take back. Who just
 * started sees at once what matters most.
 */
final class Opening {

    private static final int FROM_MILLIS = 12_500;
    private static final int AT_LAST_MILLIS = 16_000;
    private static final double NEAR_ENOUGH = 20;

    private final Play play;
    private boolean over;

    Opening(boolean wanted, Play play) {
        this.play = play;
        this.over = !wanted;
    }

    boolean isUnderWay() {
        return !over && play.clock().period() == Period.FIRST_HALF;
    }

    /** True once. */
    boolean isTimeToShoot(Slot holder) {
        int now = play.clock().millis();
        over = now >= AT_LAST_MILLIS || (now >= FROM_MILLIS && holder.ahead() > NEAR_ENOUGH);
        return over;
    }
}
