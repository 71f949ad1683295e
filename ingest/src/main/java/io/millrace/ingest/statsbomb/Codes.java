package io.millrace.ingest.statsbomb;

import io.millrace.contracts.sports.EventType;
import io.millrace.ingest.football.Piece;

/** Ids of StatsBomb's event specification 4.0. */
final class Codes {

    static final int BALL_RECOVERY = 2;
    static final int OFFSIDE = 8;
    static final int CLEARANCE = 9;
    static final int INTERCEPTION = 10;
    static final int DRIBBLE = 14;
    static final int SHOT = 16;
    static final int HALF_START = 18;
    static final int SUBSTITUTION = 19;
    static final int OWN_GOAL_AGAINST = 20;
    static final int FOUL_WON = 21;
    static final int FOUL_COMMITTED = 22;
    static final int BAD_BEHAVIOUR = 24;
    static final int OWN_GOAL_FOR = 25;
    static final int PLAYER_ON = 26;
    static final int PLAYER_OFF = 27;
    static final int PASS = 30;
    static final int HALF_END = 34;
    static final int STARTING_XI = 35;
    static final int BALL_RECEIPT = 42;
    static final int CARRY = 43;

    static final int CORNER = 61;
    static final int FREE_KICK = 62;
    static final int GOAL_KICK = 63;
    static final int KICK_OFF = 65;
    static final int THROW_IN = 67;

    static final int SHOT_PENALTY = 88;
    static final int SHOT_GOAL = 97;
    static final int SHOT_SAVED = 100;
    static final int SHOT_SAVED_TO_POST = 116;

    private Codes() {}

    /** What an event is that says nothing but where and by whom. */
    static EventType plain(int type, Piece event) {
        return switch (type) {
            case BALL_RECOVERY ->
                event.at("ball_recovery.recovery_failure").asBoolean() ? EventType.TOUCH : EventType.RECOVERY;
            case INTERCEPTION ->
                won(event.at("interception.outcome.name").asText()) ? EventType.RECOVERY : EventType.TOUCH;
            case CLEARANCE -> EventType.CLEARANCE;
            case OFFSIDE -> EventType.OFFSIDE;
            case PLAYER_ON -> EventType.PLAYER_ON;
            case PLAYER_OFF -> EventType.PLAYER_OFF;
            case CARRY, DRIBBLE -> EventType.TOUCH;
            case BALL_RECEIPT -> event.at("ball_receipt.outcome").isMissingNode() ? EventType.TOUCH : EventType.OTHER;
            default -> EventType.OTHER;
        };
    }

    private static boolean won(String outcome) {
        return outcome.equals("Won") || outcome.startsWith("Success");
    }
}
