package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What truly happened in a match, kept while it happens and without a look at what was reported. A goal that was
 * disallowed is no goal, and no shot either.
 */
final class Story {

    private final Map<String, MatchEvent> goals = new LinkedHashMap<>();
    private final Map<String, MatchEvent> kicks = new LinkedHashMap<>();
    private final Map<String, Booking> cards = new LinkedHashMap<>();
    private final List<String> disallowed = new ArrayList<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final String home;
    private final String away;

    /** A card as it is in the end. */
    record Booking(String eventId, String team, String player, Card card) {}

    /** What a team did. */
    static final class Tally {
        int passes;
        int passesCompleted;
        int shots;
        int shotsOnTarget;
        int fouls;
        int corners;
        int offsides;
        int substitutions;
    }

    Story(String home, String away) {
        this.home = home;
        this.away = away;
        tallies.put(home, new Tally());
        tallies.put(away, new Tally());
    }

    void happened(MatchEvent event) {
        if (event.getPeriod() == Period.SHOOT_OUT) {
            if (event.getType() == EventType.GOAL) {
                kicks.put(event.getEventId(), event);
            }
            return;
        }
        Tally tally = tallies.get(event.getTeam());
        switch (event.getType()) {
            case GOAL -> {
                goals.put(event.getEventId(), event);
                tally.shots++;
                tally.shotsOnTarget++;
            }
            case OWN_GOAL -> goals.put(event.getEventId(), event);
            case SHOT -> {
                tally.shots++;
                tally.shotsOnTarget += event.getSuccess() ? 1 : 0;
            }
            case PASS -> {
                tally.passes++;
                tally.passesCompleted += event.getSuccess() ? 1 : 0;
            }
            case FOUL -> tally.fouls++;
            case CORNER -> tally.corners++;
            case OFFSIDE -> tally.offsides++;
            case SUBSTITUTION -> tally.substitutions++;
            case CARD ->
                cards.put(
                        event.getEventId(),
                        new Booking(event.getEventId(), event.getTeam(), event.getPlayer(), event.getCard()));
            default -> {
                // Of no meaning for the result.
            }
        }
    }

    void disallow(MatchEvent goal) {
        if (goals.remove(goal.getEventId()) == null) {
            return;
        }
        disallowed.add(goal.getEventId());
        if (goal.getType() == EventType.GOAL) {
            Tally tally = tallies.get(goal.getTeam());
            tally.shots--;
            tally.shotsOnTarget--;
        }
    }

    void upgrade(MatchEvent card) {
        cards.put(card.getEventId(), new Booking(card.getEventId(), card.getTeam(), card.getPlayer(), Card.RED));
    }

    void cancel(MatchEvent card) {
        cards.remove(card.getEventId());
    }

    /** Goals of the match, own goals of the other side among them. */
    int score(String team) {
        int score = 0;
        for (MatchEvent goal : goals.values()) {
            score += team.equals(creditedTo(goal)) ? 1 : 0;
        }
        return score;
    }

    int shootOut(String team) {
        return (int) kicks.values().stream()
                .filter(kick -> kick.getTeam().equals(team))
                .count();
    }

    /** The team whose goal it is. */
    String creditedTo(MatchEvent goal) {
        boolean own = goal.getType() == EventType.OWN_GOAL;
        return own == goal.getTeam().equals(home) ? away : home;
    }

    /** Goals, cards and substitutions, for which time is added. */
    int stoppages() {
        return goals.size()
                + disallowed.size()
                + cards.size()
                + tallies.get(home).substitutions
                + tallies.get(away).substitutions;
    }

    List<MatchEvent> goals() {
        return List.copyOf(goals.values());
    }

    List<Booking> cards() {
        return List.copyOf(cards.values());
    }

    List<String> disallowed() {
        return List.copyOf(disallowed);
    }

    Tally tally(String team) {
        return tallies.get(team);
    }
}
