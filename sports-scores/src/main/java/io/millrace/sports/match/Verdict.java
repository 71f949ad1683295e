package io.millrace.sports.match;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.VarDecision;
import java.util.Optional;

/**
 * What became of an incident.
 *
 * @param card as it stands; empty unless it is one
 */
record Verdict(Standing standing, Optional<Card> card, Optional<String> reason, Optional<String> decision) {

    private static final String WITHDRAWN = "withdrawn by the source";

    /** @param playWentOn whether it can no longer be taken back, said or not */
    static Verdict on(MatchEvent event, Ruling ruling, boolean playWentOn) {
        Optional<VarDecision> decision = ruling.decision().filter(any -> isReviewable(event.getType()));
        if (decision.filter(said -> voids(said, event.getType())).isPresent()) {
            return new Verdict(
                    Standing.VOID,
                    Optional.ofNullable(event.getCard()),
                    ruling.reason().or(() -> decision.map(Ruling::words)),
                    ruling.decidedBy());
        }
        return new Verdict(
                standing(event, ruling, decision, playWentOn),
                decision.filter(said -> said == VarDecision.CARD_UPGRADED).isPresent()
                        ? Optional.of(Card.RED)
                        : Optional.ofNullable(event.getCard()),
                Optional.ofNullable(event.getReason()),
                decision.flatMap(any -> ruling.decidedBy()));
    }

    static Verdict withdrawn(MatchEvent withdrawal, MatchEvent told) {
        return new Verdict(
                Standing.VOID,
                Optional.ofNullable(told.getCard()),
                Optional.of(Optional.ofNullable(withdrawal.getReason()).orElse(WITHDRAWN)),
                Optional.empty());
    }

    private static Standing standing(
            MatchEvent event, Ruling ruling, Optional<VarDecision> decision, boolean playWentOn) {
        if (ruling.open() && isReviewable(event.getType()) && !playWentOn) {
            return Standing.UNDER_REVIEW;
        }
        boolean pending = event.getStatus() == EventStatus.PENDING && decision.isEmpty() && !playWentOn;
        return pending ? Standing.PENDING : Standing.STANDS;
    }

    private static boolean isReviewable(EventType type) {
        return switch (type) {
            case GOAL, OWN_GOAL, PENALTY_AWARDED, CARD -> true;
            default -> false;
        };
    }

    private static boolean voids(VarDecision decision, EventType type) {
        return switch (type) {
            case GOAL, OWN_GOAL -> decision == VarDecision.GOAL_DISALLOWED || decision == VarDecision.PENALTY_CANCELLED;
            case PENALTY_AWARDED -> decision == VarDecision.PENALTY_CANCELLED;
            case CARD -> decision == VarDecision.CARD_CANCELLED;
            default -> false;
        };
    }
}
