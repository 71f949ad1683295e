package io.millrace.sports.match;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.MatchState;
import io.millrace.contracts.sports.MatchStatus;
import io.millrace.contracts.sports.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which stage a match is in. A period has begun when that is told or the ball is played in it, and is over when that is told or a
 * later one has begun. What follows a draw is the fixture's to say; without a fixture the second half is the last, unless a later period
 * begins.
 *
 * <p>Of what the officials decided about the match the last counts. A postponement, suspension or finish is over when a period starts
 * after it.
 */
final class Stages {

    private final Set<Period> playedIn;
    private final Set<Period> begun = EnumSet.noneOf(Period.class);
    private final Set<Period> ended = EnumSet.noneOf(Period.class);
    private Optional<MatchStatus> status = Optional.empty();

    /** @param ordered incidents in match order, none withdrawn */
    Stages(List<MatchEvent> ordered, OrderOfPlay order) {
        playedIn = order.played();
        begun.addAll(playedIn);
        ordered.forEach(this::tell);
    }

    /** Where plays of the ball alone tell that the period has begun. */
    Set<Period> playedIn() {
        return playedIn;
    }

    /** Empty before kick-off. */
    Optional<Period> current() {
        return begun.stream().max(Period::compareTo);
    }

    /** The last in which the clock runs. Before kick-off the first. */
    Period onClock() {
        return begun.stream()
                .filter(period -> period != Period.SHOOT_OUT)
                .max(Period::compareTo)
                .orElse(Period.FIRST_HALF);
    }

    boolean isEnded(Period period) {
        return ended.contains(period)
                || status.filter(said -> said == MatchStatus.FINISHED).isPresent()
                || current().filter(now -> now.compareTo(period) > 0).isPresent();
    }

    MatchState state(Optional<Fixture> rules, Goals goals, ShootOut shootOut) {
        MatchState byPlay =
                current().map(period -> during(period, rules, goals, shootOut)).orElse(MatchState.NOT_STARTED);
        return status.map(said -> switch (said) {
                    case FINISHED -> finished();
                    case POSTPONED -> MatchState.POSTPONED;
                    case SUSPENDED -> MatchState.SUSPENDED;
                    case ABANDONED -> MatchState.ABANDONED;
                    case CANCELLED -> MatchState.CANCELLED;
                    case SCHEDULED, RESUMED -> byPlay;
                })
                .orElse(byPlay);
    }

    private void tell(MatchEvent event) {
        if (event.getType() == EventType.PERIOD_START && event.getPeriod() != null) {
            begun.add(event.getPeriod());
            status = status.filter(said -> said == MatchStatus.ABANDONED || said == MatchStatus.CANCELLED);
        } else if (event.getType() == EventType.PERIOD_END && event.getPeriod() != null) {
            begun.add(event.getPeriod());
            ended.add(event.getPeriod());
        } else if (event.getType() == EventType.STATUS && event.getMatchStatus() != null) {
            status = Optional.of(event.getMatchStatus());
        } else if (event.getPeriod() == null && Kinds.isGoal(event)) {
            begun.add(Period.FIRST_HALF);
        }
    }

    private MatchState during(Period period, Optional<Fixture> rules, Goals goals, ShootOut shootOut) {
        boolean over = ended.contains(period);
        return switch (period) {
            case FIRST_HALF -> over ? MatchState.HALF_TIME : MatchState.FIRST_HALF;
            case SECOND_HALF -> over ? afterSecondHalf(rules, goals) : MatchState.SECOND_HALF;
            case EXTRA_FIRST -> over ? MatchState.EXTRA_HALF_TIME : MatchState.EXTRA_FIRST;
            case EXTRA_SECOND -> over ? afterExtraTime(rules, goals) : MatchState.EXTRA_SECOND;
            case SHOOT_OUT -> over || shootOut.isDecided() ? MatchState.AFTER_SHOOT_OUT : MatchState.SHOOT_OUT;
        };
    }

    private static MatchState afterSecondHalf(Optional<Fixture> rules, Goals goals) {
        if (goals.level() && rules.filter(Fixture::getExtraTime).isPresent()) {
            return MatchState.EXTRA_TIME_BREAK;
        }
        return goals.level() && rules.filter(Fixture::getShootOut).isPresent()
                ? MatchState.SHOOT_OUT_BREAK
                : MatchState.FULL_TIME;
    }

    private static MatchState afterExtraTime(Optional<Fixture> rules, Goals goals) {
        return goals.level() && rules.filter(Fixture::getShootOut).isPresent()
                ? MatchState.SHOOT_OUT_BREAK
                : MatchState.AFTER_EXTRA_TIME;
    }

    private MatchState finished() {
        return switch (current().orElse(Period.SECOND_HALF)) {
            case FIRST_HALF, SECOND_HALF -> MatchState.FULL_TIME;
            case EXTRA_FIRST, EXTRA_SECOND -> MatchState.AFTER_EXTRA_TIME;
            case SHOOT_OUT -> MatchState.AFTER_SHOOT_OUT;
        };
    }
}
