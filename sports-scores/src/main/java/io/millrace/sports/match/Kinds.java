package io.millrace.sports.match;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;

/** What kinds of event there are to a scoreboard. */
final class Kinds {

    private Kinds() {}

    static boolean isGoal(MatchEvent event) {
        return isScored(event) && event.getPeriod() != Period.SHOOT_OUT;
    }

    /** A card, told by itself or as part of the foul that it was shown for. */
    static boolean isCard(MatchEvent event) {
        return event.getCard() != null && (event.getType() == EventType.CARD || event.getType() == EventType.FOUL);
    }

    /** What the video assistant may look at. */
    static boolean isReviewable(MatchEvent event) {
        return isScored(event) || isCard(event) || event.getType() == EventType.PENALTY_AWARDED;
    }

    /** A kick from the penalty mark after the match, scored or not. */
    static boolean isKick(MatchEvent event) {
        return event.getPeriod() == Period.SHOOT_OUT
                && (event.getType() == EventType.GOAL || event.getType() == EventType.SHOT);
    }

    /** A goal of the match or a kick that is scored. */
    static boolean isScored(MatchEvent event) {
        return event.getType() == EventType.GOAL || event.getType() == EventType.OWN_GOAL;
    }

    /** Something that happened in the match, and not only a word of its source. */
    static boolean isCounted(MatchEvent event) {
        return event.getType() != EventType.HEARTBEAT && event.getType() != EventType.SCORE;
    }

    /** An incident that belongs on the timeline. */
    static boolean isShown(MatchEvent event) {
        return isIncident(event) && event.getType() != EventType.LINE_UP;
    }

    /** An event that alone can change the board, and so belongs to the few that are told again after every change. */
    static boolean isIncident(MatchEvent event) {
        return switch (event.getType()) {
            case LINE_UP,
                    PERIOD_START,
                    PERIOD_END,
                    GOAL,
                    OWN_GOAL,
                    PENALTY_AWARDED,
                    CARD,
                    SUBSTITUTION,
                    PLAYER_OFF,
                    PLAYER_ON,
                    VAR_CHECK,
                    VAR_DECISION,
                    STOPPAGE_TIME,
                    STATUS -> true;
            case SHOT -> event.getPenalty() || event.getPeriod() == Period.SHOOT_OUT;
            case FOUL -> isCard(event);
            case PASS, SCORE, HEARTBEAT, RECOVERY, CORNER, OFFSIDE, CLEARANCE, THROW_IN, GOAL_KICK, TOUCH, OTHER ->
                false;
        };
    }
}
