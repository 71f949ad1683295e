package io.millrace.ingest.datafactory;

import io.millrace.contracts.sports.Period;

/** Numbers of DataFactory's types. */
final class Codes {

    static final int MATCH_START = 1;
    static final int MATCH_END = 2;
    static final int SECOND_YELLOW = 4;
    static final int RED = 5;
    static final int OWN_GOAL = 10;
    static final int PENALTY_GOAL = 13;
    static final int FIRST_HALF_END = 17;
    static final int SECOND_HALF_START = 18;
    static final int SHOT_SAVED = 35;
    static final int PENALTY_SAVED = 43;
    static final int PENALTY_OFF_TARGET = 44;
    static final int PENALTY_POST = 45;
    static final int SECOND_HALF_END = 49;
    static final int EXTRA_FIRST_START = 50;
    static final int EXTRA_FIRST_END = 51;
    static final int EXTRA_SECOND_START = 52;
    static final int EXTRA_SECOND_END = 53;
    static final int SHOOT_OUT_START = 54;
    static final int SHOOT_OUT_GOAL = 55;
    static final int SHOOT_OUT_SAVED = 56;

    private Codes() {}

    /** The period that begins with a status of this type, or null. */
    static Period startOf(int status) {
        return switch (status) {
            case MATCH_START -> Period.FIRST_HALF;
            case SECOND_HALF_START -> Period.SECOND_HALF;
            case EXTRA_FIRST_START -> Period.EXTRA_FIRST;
            case EXTRA_SECOND_START -> Period.EXTRA_SECOND;
            case SHOOT_OUT_START -> Period.SHOOT_OUT;
            default -> null;
        };
    }

    static boolean ends(int status) {
        return switch (status) {
            case MATCH_END, FIRST_HALF_END, SECOND_HALF_END, EXTRA_FIRST_END, EXTRA_SECOND_END -> true;
            default -> false;
        };
    }

    static boolean isPenalty(int shot) {
        return switch (shot) {
            case PENALTY_GOAL, PENALTY_SAVED, PENALTY_OFF_TARGET, PENALTY_POST -> true;
            default -> false;
        };
    }
}
