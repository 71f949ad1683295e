package io.millrace.sports.match;

/**
 * Kicks from the penalty mark (IFAB Law 10.3): in turns, five each, over as soon as one side has more than the other can still
 * reach; then one each until one side has more after equally many.
 *
 * @param scored kicks
 * @param taken kicks, scored or not
 */
record ShootOut(Goals scored, Goals taken) {

    static final int KICKS = 5;

    static final ShootOut NOT_BEGUN = new ShootOut(Goals.NONE, Goals.NONE);

    ShootOut and(Side side, boolean isGoal) {
        return new ShootOut(isGoal ? scored.plus(side) : scored, taken.plus(side));
    }

    boolean isDecided() {
        int round = Math.max(KICKS, Math.max(taken.home(), taken.away()));
        return isOutOfReach(Side.HOME, round) || isOutOfReach(Side.AWAY, round);
    }

    private boolean isOutOfReach(Side ahead, int round) {
        Side behind = ahead.other();
        return scored.of(ahead) > scored.of(behind) + round - taken.of(behind);
    }
}
