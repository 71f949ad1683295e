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
        if (!Kinds.isReviewable(event)) {
            return new Verdict(
                    pendingOr(event, playWentOn),
                    Optional.empty(),
                    Optional.ofNullable(event.getReason()),
                    Optional.empty());
        }
        Optional<VarDecision> decision = ruling.decision();
        if (decision.filter(said -> voids(said, event)).isPresent()) {
            return new Verdict(
                    Standing.VOID,
                    card(event),
                    ruling.reason().or(() -> decision.map(Ruling::words)),
                    ruling.decidedBy());
        }
        boolean upgraded = Kinds.isCard(event)
                && decision.filter(said -> said == VarDecision.CARD_UPGRADED).isPresent();
        return new Verdict(
                standing(event, ruling, playWentOn),
                upgraded ? Optional.of(Card.RED) : card(event),
                Optional.ofNullable(event.getReason()),
                ruling.decidedBy());
    }

    static Verdict withdrawn(MatchEvent withdrawal, MatchEvent told) {
        return new Verdict(
                Standing.VOID,
                card(told),
                Optional.of(Optional.ofNullable(withdrawal.getReason()).orElse(WITHDRAWN)),
                Optional.empty());
    }

    private static Standing standing(MatchEvent event, Ruling ruling, boolean playWentOn) {
        if (ruling.open() && !playWentOn) {
            return Standing.UNDER_REVIEW;
        }
        return ruling.decision().isPresent() ? Standing.STANDS : pendingOr(event, playWentOn);
    }

    private static Standing pendingOr(MatchEvent event, boolean playWentOn) {
        return event.getStatus() == EventStatus.PENDING && !playWentOn ? Standing.PENDING : Standing.STANDS;
    }

    private static Optional<Card> card(MatchEvent event) {
        return Kinds.isCard(event) ? Optional.of(event.getCard()) : Optional.empty();
    }

    private static boolean voids(VarDecision decision, MatchEvent event) {
        return switch (decision) {
            case GOAL_DISALLOWED -> Kinds.isScored(event);
            case PENALTY_CANCELLED -> Kinds.isScored(event) || event.getType() == EventType.PENALTY_AWARDED;
            case CARD_CANCELLED -> Kinds.isCard(event);
            case GOAL_STANDS, PENALTY_STANDS, CARD_STANDS, CARD_UPGRADED, NO_ACTION -> false;
        };
    }
}
