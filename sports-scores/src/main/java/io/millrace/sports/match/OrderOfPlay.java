package io.millrace.sports.match;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Restart;
import io.millrace.sports.clock.MatchOrder;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The events that were not withdrawn, in match order. Those that have no place in it stand apart. */
final class OrderOfPlay {

    /** Metres from the centre spot within which a kick-off is taken, by the precision of event data. */
    private static final double CENTRE_SPOT = 2;

    private final NavigableSet<MatchEvent> placed = new TreeSet<>(MatchOrder.OF_PLAY);
    private final NavigableSet<MatchEvent> unplaced = new TreeSet<>(MatchOrder.BY_TIME);
    private final TreeMap<Instant, Integer> times = new TreeMap<>();
    private final NavigableMap<Period, NavigableSet<MatchEvent>> plays = new TreeMap<>();

    OrderOfPlay() {
        for (Period period : Period.values()) {
            plays.put(period, new TreeSet<>(MatchOrder.OF_PLAY));
        }
    }

    void add(MatchEvent event) {
        (MatchOrder.hasPlace(event) ? placed : unplaced).add(event);
        times.merge(event.getEventTime(), 1, Integer::sum);
        if (isPlayed(event)) {
            plays.get(event.getPeriod()).add(event);
        }
    }

    void remove(MatchEvent event) {
        (MatchOrder.hasPlace(event) ? placed : unplaced).remove(event);
        times.merge(event.getEventTime(), -1, (had, less) -> had == 1 ? null : had + less);
        if (isPlayed(event)) {
            plays.get(event.getPeriod()).remove(event);
        }
    }

    /** Periods in which the ball was played: they have begun, even where nothing has said so. */
    Set<Period> played() {
        Set<Period> played = EnumSet.noneOf(Period.class);
        plays.forEach((period, events) -> {
            if (!events.isEmpty()) {
                played.add(period);
            }
        });
        return played;
    }

    Optional<Instant> latestTime() {
        return times.isEmpty() ? Optional.empty() : Optional.of(times.lastKey());
    }

    /** The last event of the period of which the clock is known. */
    Optional<MatchEvent> lastOnClock(Period period) {
        for (MatchEvent event : placed.descendingSet()) {
            if (event.getPeriod().compareTo(period) < 0) {
                return Optional.empty();
            }
            if (event.getPeriod() == period && MatchOrder.clock(event) != Integer.MAX_VALUE) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** Fills up to two teams, in order of appearance. */
    void teams(List<String> teams) {
        for (NavigableSet<MatchEvent> events : List.of(placed, unplaced)) {
            for (MatchEvent event : events) {
                if (teams.size() >= 2) {
                    return;
                }
                if (event.getTeam() != null && !teams.contains(event.getTeam())) {
                    teams.add(event.getTeam());
                }
            }
        }
    }

    /**
     * Play going on after a goal, after which it cannot be taken back (IFAB Laws, VAR protocol): the kick-off of the conceding team,
     * a first pass that is said to be one, or where nothing is said comes from the centre spot; any play of a later period; in a shoot-out the next kick.
     */
    Optional<MatchEvent> restartAfter(MatchEvent goal) {
        if (!MatchOrder.hasPlace(goal)) {
            return Optional.empty();
        }
        for (MatchEvent play : plays.get(goal.getPeriod()).tailSet(goal, false)) {
            if (play.getType() != EventType.TOUCH) {
                return goal.getPeriod() == Period.SHOOT_OUT || isKickOffAfter(goal, play)
                        ? Optional.of(play)
                        : firstAfter(goal.getPeriod());
            }
        }
        return firstAfter(goal.getPeriod());
    }

    private Optional<MatchEvent> firstAfter(Period period) {
        return plays.tailMap(period, false).values().stream()
                .filter(events -> !events.isEmpty())
                .map(NavigableSet::first)
                .findFirst();
    }

    private static boolean isKickOffAfter(MatchEvent goal, MatchEvent pass) {
        boolean byScorers = goal.getTeam() != null && goal.getTeam().equals(pass.getTeam());
        boolean byConceding = byScorers == (goal.getType() == EventType.OWN_GOAL);
        return byConceding && pass.getType() == EventType.PASS && pass.getTeam() != null && isKickOff(pass);
    }

    private static boolean isKickOff(MatchEvent pass) {
        if (pass.getRestart() != null) {
            return pass.getRestart() == Restart.KICK_OFF;
        }
        return pass.getX() != null
                && pass.getY() != null
                && Math.abs(pass.getX()) <= CENTRE_SPOT
                && Math.abs(pass.getY()) <= CENTRE_SPOT;
    }

    private static boolean isPlayed(MatchEvent event) {
        if (event.getPeriod() == null) {
            return false;
        }
        return switch (event.getType()) {
            case GOAL, OWN_GOAL, SHOT, PASS, RECOVERY, CORNER, CLEARANCE, THROW_IN, GOAL_KICK, TOUCH, FOUL, OFFSIDE ->
                true;
            default -> false;
        };
    }
}
