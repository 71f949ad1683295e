package io.millrace.sports.match;

import io.millrace.contracts.sports.VarDecision;
import java.util.Optional;

/**
 * Where the video assistant stands on an incident.
 *
 * @param decision the last about it; empty while there is none
 * @param open a check came after the last decision
 */
record Ruling(Optional<VarDecision> decision, Optional<String> decidedBy, Optional<String> reason, boolean open) {

    static final Ruling NONE = new Ruling(Optional.empty(), Optional.empty(), Optional.empty(), false);

    static String words(VarDecision decision) {
        return switch (decision) {
            case GOAL_DISALLOWED -> "goal disallowed";
            case PENALTY_CANCELLED -> "penalty cancelled";
            case CARD_CANCELLED -> "card cancelled";
            case CARD_UPGRADED -> "card upgraded";
            case GOAL_STANDS, PENALTY_STANDS, CARD_STANDS, NO_ACTION -> "stands";
        };
    }
}
