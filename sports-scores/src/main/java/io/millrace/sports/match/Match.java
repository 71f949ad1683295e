package io.millrace.sports.match;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.match.Change.News;
import io.millrace.sports.match.EventSet.Known;
import io.millrace.sports.stats.PlayerLine;
import io.millrace.sports.stats.Statistics;
import io.millrace.sports.stats.TeamLine;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A match: the set of its events. Whatever their order and number, the same set gives the same board, timeline and lines.
 *
 * <p>Plays of the ball are counted as they come; the few incidents are told anew from the beginning whenever something changes what
 * they come to. Not safe for use by several threads.
 */
public final class Match {

    private final String matchId;
    private final EventSet events = new EventSet();
    private final OrderOfPlay order = new OrderOfPlay();
    private final Map<String, Known> incidents = new HashMap<>();
    private final Reports reports = new Reports();
    private final Statistics statistics = new Statistics();
    private final Players players = new Players(statistics);

    private Optional<Fixture> fixture = Optional.empty();
    private List<MatchEvent> lineUps = List.of();
    private Course course;
    private Now now;
    private Board board;

    public Match(String matchId) {
        this(matchId, Optional.empty(), List.of());
    }

    private Match(String matchId, Optional<Fixture> fixture, Collection<MatchEvent> events) {
        this.matchId = matchId;
        this.fixture = fixture;
        events.forEach(this::take);
        this.course = tellIncidents();
        this.now = Now.of(course, order);
        this.board = Boards.draw(matchId, fixture, course, now);
        players.refresh(course, now);
    }

    /** A match that has learnt all of these, in whatever order they are. Faster than one by one. */
    public static Match of(String matchId, Optional<Fixture> fixture, Collection<MatchEvent> events) {
        return new Match(matchId, fixture, events);
    }

    public Change learn(MatchEvent event) {
        Optional<Known> before = events.of(event.getEventId());
        News news = take(event);
        Known after = events.of(event.getEventId()).orElseThrow();
        if (news != News.NEW) {
            return Change.nothing(news, after.kept());
        }
        boolean incident = before.filter(Match::isIncident).isPresent() || isIncident(after);
        Set<String> named = new HashSet<>();
        before.flatMap(Known::live).ifPresent(was -> addPlayers(was, named));
        after.live().ifPresent(is -> addPlayers(is, named));
        boolean counted = before.flatMap(Known::live).filter(Kinds::isCounted).isPresent()
                || after.live().filter(Kinds::isCounted).isPresent();
        return settle(after.kept(), incident || isOutdated(), counted, named);
    }

    /** The latest fixture counts. */
    public Change learn(Fixture rules) {
        if (fixture.filter(rules::equals).isPresent()) {
            return Change.nothing(News.DUPLICATE, List.of());
        }
        fixture = Optional.of(rules);
        return settle(List.of(), true, true, Set.of());
    }

    public String matchId() {
        return matchId;
    }

    public Board board() {
        return board;
    }

    /** The board by the events that happened until then, as they are known now. Costs as much as learning all of them. */
    public Board boardAt(Instant instant) {
        return of(
                        matchId,
                        fixture,
                        events.all().stream()
                                .flatMap(known -> known.live().stream())
                                .filter(event -> !event.getEventTime().isAfter(instant))
                                .toList())
                .board();
    }

    /** In match order, what was taken back included. */
    public List<Incident> timeline() {
        return List.copyOf(course.timeline().values());
    }

    public Optional<Incident> incident(String eventId) {
        return Optional.ofNullable(course.timeline().get(eventId));
    }

    /** Of everybody who started, came on or did something, by id. */
    public Collection<PlayerLine> players() {
        return players.lines();
    }

    public Optional<PlayerLine> player(String player) {
        return players.line(player);
    }

    /** Empty while nothing has named the side. */
    public Optional<TeamLine> team(Side side) {
        Sides sides = course.sides();
        return sides.team(side).isEmpty()
                ? Optional.empty()
                : Optional.of(statistics.team(
                        sides.team(side),
                        Boards.name(side, fixture, course),
                        sides.team(side.other()),
                        course.time(),
                        now.minutes()));
    }

    /** Whether the source's latest reported score is not what its events give at that point of the match. */
    public Optional<Disagreement> disagreement() {
        return reports.latest().flatMap(report -> {
            Goals reported = new Goals(report.getHomeScore(), report.getAwayScore());
            Course then = Course.upTo(report, incidents.values(), order, course.sides(), fixture);
            return reported.equals(then.goals())
                    ? Optional.empty()
                    : Optional.of(new Disagreement(reported, report.getEventId(), then.goals(), then.lastGoal()));
        });
    }

    /** The latest event time of an event that was not withdrawn. */
    public Optional<Instant> latest() {
        return order.latestTime();
    }

    private News take(MatchEvent event) {
        Optional<Known> before = events.of(event.getEventId());
        News news = events.learn(event);
        if (news == News.NEW) {
            before.flatMap(Known::live).ifPresent(was -> {
                order.remove(was);
                reports.remove(was);
                statistics.remove(was, !Kinds.isIncident(was));
            });
            Known after = events.of(event.getEventId()).orElseThrow();
            after.live().ifPresent(is -> {
                order.add(is);
                reports.add(is);
                statistics.add(is, !Kinds.isIncident(is));
            });
            if (isIncident(after)) {
                incidents.put(event.getEventId(), after);
            } else {
                incidents.remove(event.getEventId());
            }
        }
        return news;
    }

    private Change settle(List<MatchEvent> kept, boolean retold, boolean counted, Set<String> named) {
        Map<String, Incident> toldBefore = course.timeline();
        Now nowBefore = now;
        Board boardBefore = board;
        if (retold) {
            course = tellIncidents();
        }
        now = Now.of(course, order);
        boolean moved = !now.equals(nowBefore);
        if (retold || moved) {
            board = Boards.draw(matchId, fixture, course, now);
        }
        return new Change(
                News.NEW,
                kept,
                !board.equals(boardBefore),
                differences(toldBefore, course.timeline()),
                retold || moved ? players.refresh(course, now) : players.refresh(named, course, now),
                retold || moved || counted);
    }

    private Course tellIncidents() {
        lineUps = incidents.values().stream()
                .flatMap(known -> known.live().stream())
                .filter(event -> event.getType() == EventType.LINE_UP)
                .toList();
        Course told = new Course(incidents.values(), order, Sides.of(fixture, lineUps, order), fixture);
        statistics.recount(told.counts());
        return told;
    }

    /** Whether a play has changed what the incidents come to. */
    private boolean isOutdated() {
        return course.restarts().outdated()
                || !course.stages().playedIn().equals(order.played())
                || !course.sides().equals(Sides.of(fixture, lineUps, order));
    }

    private static boolean isIncident(Known known) {
        return Kinds.isIncident(known.told());
    }

    private static void addPlayers(MatchEvent event, Set<String> players) {
        if (event.getPlayer() != null) {
            players.add(event.getPlayer());
        }
        if (event.getSecondPlayer() != null) {
            players.add(event.getSecondPlayer());
        }
    }

    private static Set<String> differences(Map<String, Incident> before, Map<String, Incident> after) {
        if (before == after) {
            return Set.of();
        }
        Set<String> ids = new HashSet<>(before.keySet());
        ids.addAll(after.keySet());
        ids.removeIf(id -> Optional.ofNullable(before.get(id)).equals(Optional.ofNullable(after.get(id))));
        return ids;
    }
}
