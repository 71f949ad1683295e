package io.millrace.sports.match;

import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.MatchState;
import io.millrace.sports.match.Board.SideBoard;
import io.millrace.sports.stats.PlayerLine;
import io.millrace.sports.stats.TeamLine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A match: the set of its events. Whatever their order and number, the same set gives the same board, timeline and lines. Not
 * safe for use by several threads.
 */
public final class Match {

    private final String matchId;
    private final TreeMap<String, MatchEvent> events = new TreeMap<>();

    public Match(String matchId) {
        this.matchId = matchId;
    }

    /** A match that has learnt all of these, in whatever order they are. Faster than one by one. */
    public static Match of(String matchId, Optional<Fixture> fixture, Collection<MatchEvent> events) {
        Match match = new Match(matchId);
        fixture.ifPresent(match::learn);
        events.forEach(match::learn);
        return match;
    }

    public Change learn(MatchEvent event) {
        events.put(event.getEventId(), event);
        return new Change(Change.News.NEW, List.of(event), true, Set.of(event.getEventId()), Set.of(), true);
    }

    /** The latest fixture counts. */
    public Change learn(Fixture fixture) {
        return new Change(Change.News.NEW, List.of(), true, Set.of(), Set.of(), true);
    }

    public String matchId() {
        return matchId;
    }

    public Board board() {
        SideBoard nobody = new SideBoard("", "", 0, Optional.empty(), 0, 0, 0, Optional.empty());
        return new Board(
                matchId,
                "",
                MatchState.NOT_STARTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                nobody,
                nobody,
                Optional.empty(),
                List.of());
    }

    /** The board by the events that happened until then, as they are known now. */
    public Board boardAt(Instant instant) {
        return board();
    }

    /** In match order, what was taken back included. */
    public List<Incident> timeline() {
        return List.of();
    }

    public Optional<Incident> incident(String eventId) {
        return Optional.empty();
    }

    /** Of everybody who started, came on or did something, by id. */
    public Collection<PlayerLine> players() {
        return List.of();
    }

    public Optional<PlayerLine> player(String player) {
        return Optional.empty();
    }

    /** Empty while nothing has named the side. */
    public Optional<TeamLine> team(Side side) {
        return Optional.empty();
    }

    /** Whether the source's latest reported score is not what its events give at that point. */
    public Optional<Disagreement> disagreement() {
        return Optional.empty();
    }

    /** The latest event time of an event that was not withdrawn. */
    public Optional<Instant> latest() {
        return events.values().stream().map(MatchEvent::getEventTime).max(Instant::compareTo);
    }
}
