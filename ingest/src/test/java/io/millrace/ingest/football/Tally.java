package io.millrace.ingest.football;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Counts of the events of one match straight from the events: the last revision of each id, withdrawn ones not. */
public final class Tally {

    private final Map<String, MatchEvent> events = new HashMap<>();

    /** The tallies by match. */
    public static Map<String, Tally> byMatch(List<MatchEvent> events) {
        Map<String, Tally> tallies = new HashMap<>();
        for (MatchEvent event : events) {
            tallies.computeIfAbsent(event.getMatchId(), match -> new Tally()).take(event);
        }
        return tallies;
    }

    private void take(MatchEvent event) {
        events.merge(event.getEventId(), event, (one, other) -> other.getRevision() > one.getRevision() ? other : one);
    }

    /** Those that count. */
    public List<MatchEvent> standing() {
        List<MatchEvent> standing = new ArrayList<>(events.values());
        standing.removeIf(event -> event.getStatus() == EventStatus.CANCELLED);
        return standing;
    }

    public long count(Predicate<MatchEvent> which) {
        return standing().stream().filter(which).count();
    }

    public long count(EventType type) {
        return count(event -> event.getType() == type);
    }

    public long count(String team, EventType type) {
        return count(event -> event.getType() == type && team.equals(event.getTeam()));
    }

    /** Goals of the match for this team: its own, and own goals of any other. */
    public long goals(String team) {
        return count(event -> event.getPeriod() != Period.SHOOT_OUT && isFor(team, event));
    }

    private static boolean isFor(String team, MatchEvent goal) {
        return switch (goal.getType()) {
            case GOAL -> team.equals(goal.getTeam());
            case OWN_GOAL -> !team.equals(goal.getTeam());
            default -> false;
        };
    }

    /** Kicks that went in after the match. */
    public long shootOut(String team) {
        return count(event -> event.getPeriod() == Period.SHOOT_OUT
                && event.getType() == EventType.GOAL
                && team.equals(event.getTeam()));
    }

    /** Players who were sent off, straight or by a second yellow card. */
    public Set<String> sentOff(String team) {
        Set<String> players = new TreeSet<>();
        standing().stream()
                .filter(event -> team.equals(event.getTeam()))
                .filter(event -> event.getCard() == Card.RED || event.getCard() == Card.SECOND_YELLOW)
                .forEach(event -> players.add(event.getPlayer()));
        return players;
    }

    public long cards(String team, Card card) {
        return count(event -> event.getCard() == card && team.equals(event.getTeam()));
    }
}
