package io.millrace.sports.stats;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.sports.clock.MatchOrder;
import io.millrace.sports.clock.PlayingTime;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How long each team had the ball: the time of its possession sequences (the definition of Wyscout's glossary). Time with the ball
 * out of play belongs to nobody. A touch or a clearance of the other team, as in a lost duel or a rebound, does not end a sequence.
 *
 * <p>Each span between two consecutive plays is judged by these two alone, so a play may come or go anywhere. The span belongs to the
 * team of the first play, up to the next play of either. It is cut to the time that the first play took when the next restarts play
 * (throw-in, goal kick, corner, free kick, kick-off) or is of another of the source's possession sequences; it is nobody's after a goal,
 * foul or offside; and where the source numbers no sequences, a longer span than {@value #LONGEST} ms counts for so much.
 */
public final class Possession {

    /** Of a longer silence between two plays nothing says that the ball was in play. */
    static final int LONGEST = 15_000;

    private final NavigableSet<MatchEvent> plays = new TreeSet<>(MatchOrder.OF_PLAY);
    private final Map<String, PerMinute> held = new HashMap<>();

    public void add(MatchEvent event) {
        if (takesPart(event)) {
            MatchEvent before = plays.lower(event);
            MatchEvent after = plays.higher(event);
            count(before, after, -1);
            plays.add(event);
            count(before, event, 1);
            count(event, after, 1);
        }
    }

    public void remove(MatchEvent event) {
        if (takesPart(event)) {
            MatchEvent before = plays.lower(event);
            MatchEvent after = plays.higher(event);
            count(before, event, -1);
            count(event, after, -1);
            plays.remove(event);
            count(before, after, 1);
        }
    }

    /** Milliseconds. */
    long held(String team) {
        PerMinute minutes = held.get(team);
        return minutes == null ? 0 : minutes.total();
    }

    void addTo(long[] nominal, String team, PlayingTime time) {
        PerMinute minutes = held.get(team);
        if (minutes != null) {
            minutes.addTo(nominal, time);
        }
    }

    private void count(MatchEvent play, MatchEvent next, int sign) {
        if (play == null) {
            return;
        }
        String holder = isNumbered(play) ? play.getPossessionTeam() : play.getTeam();
        if (holder == null) {
            return;
        }
        int span = span(play, next);
        if (span > 0) {
            held.computeIfAbsent(holder, any -> new PerMinute())
                    .addSpan(play.getPeriod(), play.getClock(), play.getClock() + span, sign);
        }
    }

    private static int span(MatchEvent play, MatchEvent next) {
        boolean last = next == null || next.getPeriod() != play.getPeriod();
        boolean sameSequence = !last
                && isNumbered(play)
                && isNumbered(next)
                && play.getPossession().equals(next.getPossession())
                && play.getPossessionTeam().equals(next.getPossessionTeam());
        int gap = last ? Integer.MAX_VALUE : next.getClock() - play.getClock();
        if (isGoal(play) || (isStop(play) && !sameSequence)) {
            return 0;
        }
        if (sameSequence) {
            return gap;
        }
        boolean bothNumbered = !last && isNumbered(play) && isNumbered(next);
        int most = last || bothNumbered || isRestart(next) ? duration(play) : LONGEST;
        return Math.min(gap, most);
    }

    private static int duration(MatchEvent play) {
        return play.getDuration() == null ? 0 : Math.min(Math.max(play.getDuration(), 0), LONGEST);
    }

    private static boolean takesPart(MatchEvent event) {
        if (event.getPeriod() == null || event.getClock() == null || event.getPeriod() == Period.SHOOT_OUT) {
            return false;
        }
        return switch (event.getType()) {
            case PASS, SHOT, RECOVERY, CORNER, THROW_IN, GOAL_KICK -> event.getTeam() != null || isNumbered(event);
            case TOUCH, CLEARANCE -> isNumbered(event);
            case GOAL, OWN_GOAL, FOUL, OFFSIDE -> true;
            default -> false;
        };
    }

    private static boolean isNumbered(MatchEvent event) {
        return event.getPossession() != null && event.getPossessionTeam() != null;
    }

    private static boolean isGoal(MatchEvent event) {
        return event.getType() == EventType.GOAL || event.getType() == EventType.OWN_GOAL;
    }

    private static boolean isStop(MatchEvent event) {
        return event.getType() == EventType.FOUL || event.getType() == EventType.OFFSIDE;
    }

    private static boolean isRestart(MatchEvent event) {
        return event.getRestart() != null
                || event.getType() == EventType.THROW_IN
                || event.getType() == EventType.GOAL_KICK
                || event.getType() == EventType.CORNER;
    }
}
