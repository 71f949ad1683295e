package io.millrace.sports.match;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.VarDecision;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the video assistant checked and decided. Of several decisions about one thing the last in match order counts.
 *
 * <p>A check or decision that does not say what it is about is taken to be about the latest goal, penalty or card before it (of the
 * kind that the decision names), no more than {@value #RECENT_MINUTES} minutes before; a check, besides, not about a goal after which
 * play has gone on. NO_ACTION is then about what the latest check was about.
 */
final class Rulings {

    static final int RECENT_MINUTES = 10;

    private static final Duration RECENT = Duration.ofMinutes(RECENT_MINUTES);

    private final List<MatchEvent> ordered;
    private final Restarts restarts;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, String> subjects = new HashMap<>();
    private final Map<String, Ruling> rulings = new HashMap<>();

    /** @param ordered incidents in match order, none withdrawn */
    Rulings(List<MatchEvent> ordered, Restarts restarts) {
        this.ordered = ordered;
        this.restarts = restarts;
        for (int i = 0; i < ordered.size(); i++) {
            index.put(ordered.get(i).getEventId(), i);
        }
        for (int i = 0; i < ordered.size(); i++) {
            MatchEvent event = ordered.get(i);
            if (event.getType() == EventType.VAR_CHECK) {
                check(event, i);
            } else if (event.getType() == EventType.VAR_DECISION && event.getVarDecision() != null) {
                decide(event, i);
            }
        }
    }

    Ruling on(MatchEvent event) {
        return rulings.getOrDefault(event.getEventId(), Ruling.NONE);
    }

    private void check(MatchEvent check, int at) {
        Optional<String> subject = named(check)
                .or(() -> latestBefore(at, event -> Kinds.isReviewable(event) && !restarts.between(event, check))
                        .map(MatchEvent::getEventId));
        subject.ifPresent(id -> {
            subjects.put(check.getEventId(), id);
            Ruling before = rulings.getOrDefault(id, Ruling.NONE);
            rulings.put(id, new Ruling(before.decision(), before.decidedBy(), before.reason(), isOpen(id, check)));
        });
    }

    /** Once play has gone on the check is over, said or not. */
    private boolean isOpen(String subject, MatchEvent check) {
        Integer at = index.get(subject);
        return at == null || !restarts.after(ordered.get(at), check);
    }

    private void decide(MatchEvent event, int at) {
        VarDecision decision = event.getVarDecision();
        Optional<String> subject = named(event).or(() -> presumed(decision, at));
        subject.ifPresent(id -> {
            subjects.put(event.getEventId(), id);
            settle(id, event, decision);
            if (decision == VarDecision.PENALTY_CANCELLED) {
                awardOf(id).ifPresent(award -> settle(award.getEventId(), event, decision));
            }
        });
    }

    private void settle(String subject, MatchEvent event, VarDecision decision) {
        rulings.put(
                subject,
                new Ruling(
                        Optional.of(decision),
                        Optional.of(event.getEventId()),
                        Optional.ofNullable(event.getReason()),
                        false));
    }

    /** What it says it is about; where that is itself a check or decision, what that one is about. */
    private Optional<String> named(MatchEvent event) {
        String about = event.getAbout();
        if (about == null) {
            return Optional.empty();
        }
        Integer at = index.get(about);
        boolean ofVideo = at != null
                && (ordered.get(at).getType() == EventType.VAR_CHECK
                        || ordered.get(at).getType() == EventType.VAR_DECISION);
        if (!ofVideo) {
            return Optional.of(about);
        }
        String further = subjects.getOrDefault(about, ordered.get(at).getAbout());
        return Optional.ofNullable(further);
    }

    private Optional<String> presumed(VarDecision decision, int at) {
        return switch (decision) {
            case GOAL_STANDS, GOAL_DISALLOWED ->
                latestBefore(at, Kinds::isScored).map(MatchEvent::getEventId);
            case PENALTY_STANDS, PENALTY_CANCELLED ->
                latestBefore(at, event -> event.getType() == EventType.PENALTY_AWARDED)
                        .map(MatchEvent::getEventId);
            case CARD_STANDS, CARD_CANCELLED, CARD_UPGRADED ->
                latestBefore(at, Kinds::isCard).map(MatchEvent::getEventId);
            case NO_ACTION ->
                latestBefore(at, event -> event.getType() == EventType.VAR_CHECK)
                        .map(check -> subjects.get(check.getEventId()));
        };
    }

    /** A penalty that is cancelled by naming the goal from it: the award before the goal, by the same team. */
    private Optional<MatchEvent> awardOf(String goal) {
        Integer at = index.get(goal);
        if (at == null || ordered.get(at).getType() != EventType.GOAL) {
            return Optional.empty();
        }
        String team = ordered.get(at).getTeam();
        return latestBefore(
                at, event -> event.getType() == EventType.PENALTY_AWARDED && Objects.equals(event.getTeam(), team));
    }

    private Optional<MatchEvent> latestBefore(int at, Predicate<MatchEvent> wanted) {
        for (int i = at - 1; i >= 0; i--) {
            if (wanted.test(ordered.get(i)) && isRecent(ordered.get(i), ordered.get(at))) {
                return Optional.of(ordered.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isRecent(MatchEvent event, MatchEvent decision) {
        boolean onOneClock = event.getPeriod() != null
                && event.getPeriod() == decision.getPeriod()
                && event.getClock() != null
                && decision.getClock() != null;
        long since = onOneClock
                ? decision.getClock() - event.getClock()
                : Duration.between(event.getEventTime(), decision.getEventTime())
                        .toMillis();
        return since <= RECENT.toMillis();
    }
}
