package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.VarDecision;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A match counted from its events alone: the last word on each id, and what VAR said. The reducer that a reader would write. */
final class Table {

    private final Map<String, MatchEvent> last = new HashMap<>();

    /** Tables by match. */
    static Map<String, Table> of(Collection<MatchEvent> events) {
        Map<String, Table> tables = new TreeMap<>();
        for (MatchEvent event : events) {
            tables.computeIfAbsent(event.getMatchId(), id -> new Table())
                    .last
                    .merge(
                            event.getEventId(),
                            event,
                            (one, other) -> one.getRevision() >= other.getRevision() ? one : other);
        }
        return tables;
    }

    /** The last word on everything that was not withdrawn. */
    Map<String, MatchEvent> standing() {
        Map<String, MatchEvent> standing = new TreeMap<>(last);
        standing.values().removeIf(event -> event.getStatus() == EventStatus.CANCELLED);
        return standing;
    }

    private Map<String, VarDecision> decisions() {
        return standing().values().stream()
                .filter(event -> event.getType() == EventType.VAR_DECISION)
                .collect(Collectors.toMap(MatchEvent::getAbout, MatchEvent::getVarDecision));
    }

    /** Goals of the match, as {@code team player}; the team is the one that the goal counts for. */
    Set<String> scorers() {
        Map<String, VarDecision> decisions = decisions();
        Set<String> teams = teams();
        Set<String> scorers = new TreeSet<>();
        for (MatchEvent event : standing().values()) {
            boolean own = event.getType() == EventType.OWN_GOAL;
            if ((own || event.getType() == EventType.GOAL)
                    && event.getPeriod() != Period.SHOOT_OUT
                    && decisions.get(event.getEventId()) != VarDecision.GOAL_DISALLOWED) {
                String team = own
                        ? teams.stream()
                                .filter(one -> !one.equals(event.getTeam()))
                                .findFirst()
                                .orElseThrow()
                        : event.getTeam();
                scorers.add(event.getEventId() + " " + team + " " + event.getPlayer());
            }
        }
        return scorers;
    }

    Set<String> cards() {
        Map<String, VarDecision> decisions = decisions();
        Set<String> cards = new TreeSet<>();
        for (MatchEvent event : standing().values()) {
            VarDecision decision = decisions.get(event.getEventId());
            if (event.getType() == EventType.CARD && decision != VarDecision.CARD_CANCELLED) {
                Card card = decision == VarDecision.CARD_UPGRADED ? Card.RED : event.getCard();
                cards.add(event.getEventId() + " " + event.getPlayer() + " " + card);
            }
        }
        return cards;
    }

    long score(String team) {
        return scorers().stream()
                .filter(goal -> goal.contains(" " + team + " "))
                .count();
    }

    long shootOut(String team) {
        return standing().values().stream()
                .filter(event -> event.getPeriod() == Period.SHOOT_OUT
                        && event.getType() == EventType.GOAL
                        && event.getTeam().equals(team))
                .count();
    }

    long count(EventType type, String team) {
        return of(type).stream()
                .filter(event -> team.equals(event.getTeam()) && event.getPeriod() != Period.SHOOT_OUT)
                .count();
    }

    long successful(EventType type, String team) {
        return of(type).stream()
                .filter(event -> team.equals(event.getTeam())
                        && event.getPeriod() != Period.SHOOT_OUT
                        && Boolean.TRUE.equals(event.getSuccess()))
                .count();
    }

    /** Goals by a shot of the team's own that stand. */
    long ownScored(String team) {
        Set<String> standing = scorers();
        return of(EventType.GOAL).stream()
                .filter(goal -> goal.getTeam().equals(team)
                        && standing.contains(goal.getEventId() + " " + team + " " + goal.getPlayer()))
                .count();
    }

    List<MatchEvent> of(EventType type) {
        return standing().values().stream()
                .filter(event -> event.getType() == type)
                .toList();
    }

    private Set<String> teams() {
        return of(EventType.LINE_UP).stream().map(MatchEvent::getTeam).collect(Collectors.toSet());
    }
}
