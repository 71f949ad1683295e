package io.millrace.sports.match;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.MatchState;
import io.millrace.contracts.sports.MatchStatus;
import io.millrace.contracts.sports.Period;
import io.millrace.sports.clock.MatchOrder;
import io.millrace.sports.clock.PlayingTime;
import io.millrace.sports.match.EventSet.Known;
import io.millrace.sports.stats.Counts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The incidents of a match told from beginning to end: what stands, and what score, squads and stage come to. */
final class Course {

    private final Sides sides;
    private final PlayingTime time;
    private final Restarts restarts;
    private final Rulings rulings;
    private final Stages stages;
    private final MatchState state;
    private final Squads squads = new Squads();
    private final Counts counts = new Counts();
    private final Map<Side, Discipline> discipline = new EnumMap<>(Side.class);
    private final Map<Period, Integer> addedMinutes = new EnumMap<>(Period.class);
    private final Map<String, Incident> timeline = new LinkedHashMap<>();

    private Goals goals = Goals.NONE;
    private ShootOut shootOut = ShootOut.NOT_BEGUN;
    private Optional<String> lastGoal = Optional.empty();
    private Period period = Period.FIRST_HALF;
    private long nominal;

    /** @param incidents what is known of each, the withdrawn among them */
    Course(Collection<Known> incidents, OrderOfPlay order, Sides sides, Optional<Fixture> fixture) {
        this(liveOf(incidents), incidents.stream().filter(Known::withdrawn).toList(), order, sides, fixture);
    }

    /** @param live in match order */
    private Course(
            List<MatchEvent> live, List<Known> withdrawn, OrderOfPlay order, Sides sides, Optional<Fixture> fixture) {
        this.sides = sides;
        this.time = fixture.map(PlayingTime::of).orElse(PlayingTime.STANDARD);
        this.restarts = new Restarts(order);
        this.rulings = new Rulings(live, restarts);
        this.stages = new Stages(live, order);
        for (Side side : Side.values()) {
            discipline.put(side, new Discipline());
        }
        fixture.ifPresent(rules -> {
            squads.register(rules.getHome());
            squads.register(rules.getAway());
        });
        lineUp(live);
        tell(live, withdrawn);
        this.state = stages.state(fixture, goals, shootOut);
    }

    /** The course up to an event, by what had been decided up to there. */
    static Course upTo(
            MatchEvent last, Collection<Known> incidents, OrderOfPlay order, Sides sides, Optional<Fixture> fixture) {
        List<MatchEvent> live = liveOf(incidents);
        return new Course(live.subList(0, Incidents.slot(live, last)), List.of(), order, sides, fixture);
    }

    static List<MatchEvent> liveOf(Collection<Known> incidents) {
        return Incidents.inOrder(
                incidents.stream().flatMap(known -> known.live().stream()).toList());
    }

    Sides sides() {
        return sides;
    }

    PlayingTime time() {
        return time;
    }

    Restarts restarts() {
        return restarts;
    }

    Stages stages() {
        return stages;
    }

    MatchState state() {
        return state;
    }

    Squads squads() {
        return squads;
    }

    /** What counts of the incidents. */
    Counts counts() {
        return counts;
    }

    Discipline discipline(Side side) {
        return discipline.get(side);
    }

    Optional<Integer> addedMinutes(Period period) {
        return Optional.ofNullable(addedMinutes.get(period));
    }

    /** By id, in match order. */
    Map<String, Incident> timeline() {
        return timeline;
    }

    Goals goals() {
        return goals;
    }

    ShootOut shootOut() {
        return shootOut;
    }

    Optional<String> lastGoal() {
        return lastGoal;
    }

    private void lineUp(List<MatchEvent> live) {
        Map<String, MatchEvent> latest = new HashMap<>();
        live.stream()
                .filter(event ->
                        event.getType() == EventType.LINE_UP && event.getTeam() != null && event.getLineUp() != null)
                .sorted(MatchOrder.BY_SOURCE)
                .forEach(event -> latest.put(event.getTeam(), event));
        latest.values().forEach(event -> squads.lineUp(event.getTeam(), event.getLineUp()));
    }

    private void tell(List<MatchEvent> live, List<Known> withdrawn) {
        Map<Integer, List<Known>> gone = new HashMap<>();
        withdrawn.stream()
                .sorted((one, other) -> MatchOrder.BY_TIME.compare(one.told(), other.told()))
                .forEach(known -> gone.computeIfAbsent(Incidents.slot(live, known.told()), any -> new ArrayList<>())
                        .add(known));
        int finished = lastFinish(live);
        for (int at = 0; at <= live.size(); at++) {
            gone.getOrDefault(at, List.of()).forEach(this::tellWithdrawn);
            if (at < live.size()) {
                tell(live.get(at), at < finished);
            }
        }
    }

    private void tellWithdrawn(Known known) {
        MatchEvent told = known.told();
        if (Kinds.isShown(told)) {
            show(told, Verdict.withdrawn(known.latest(), told));
        }
    }

    private void tell(MatchEvent event, boolean isOver) {
        if (MatchOrder.hasPlace(event)) {
            period = event.getPeriod();
            nominal = period == Period.SHOOT_OUT
                    ? time.endOf(stages.onClock())
                    : time.nominal(period, MatchOrder.clock(event));
        }
        Ruling ruling = rulings.on(event);
        Verdict verdict = Verdict.on(event, ruling, isOver || isGoneFrom(event, ruling));
        if (verdict.standing().counts()) {
            counts.add(event, verdict.card());
            count(event, verdict.card());
        } else if (event.getType() == EventType.FOUL) {
            counts.add(event, Optional.empty()); // the card is taken back, not the foul
        }
        if (Kinds.isShown(event) && !isToldAgain(event)) {
            show(event, verdict);
        }
    }

    /** Asked only where it makes a difference: every answer is looked at again with every play. */
    private boolean isGoneFrom(MatchEvent event, Ruling ruling) {
        return Kinds.isScored(event)
                && (event.getStatus() == EventStatus.PENDING || ruling.open())
                && restarts.after(event);
    }

    private void count(MatchEvent event, Optional<Card> card) {
        Optional<Side> side = sides.of(event.getTeam());
        switch (event.getType()) {
            case GOAL, OWN_GOAL, SHOT -> side.ifPresent(by -> score(event, by));
            case CARD, FOUL -> {
                side.ifPresent(by -> discipline.get(by).book(event, card));
                if (card.filter(shown -> shown != Card.YELLOW).isPresent()) {
                    squads.sendOff(event.getPlayer(), nominal);
                }
            }
            case SUBSTITUTION -> {
                side.ifPresent(by -> discipline.get(by).substitute());
                if (event.getPlayer() != null) {
                    squads.off(event.getPlayer(), nominal);
                    squads.on(event.getTeam(), event.getSecondPlayer(), nominal);
                }
            }
            case PLAYER_OFF -> squads.off(event.getPlayer(), nominal);
            case PLAYER_ON -> squads.on(event.getTeam(), event.getPlayer(), nominal);
            case STOPPAGE_TIME -> {
                if (event.getAddedMinutes() != null) {
                    addedMinutes.put(event.getPeriod() == null ? period : event.getPeriod(), event.getAddedMinutes());
                }
            }
            default -> {}
        }
    }

    private void score(MatchEvent event, Side by) {
        if (Kinds.isKick(event)) {
            shootOut = shootOut.and(by, event.getType() == EventType.GOAL);
        } else if (Kinds.isGoal(event)) {
            goals = goals.plus(event.getType() == EventType.OWN_GOAL ? by.other() : by);
            lastGoal = Optional.of(event.getEventId());
        }
    }

    private void show(MatchEvent event, Verdict verdict) {
        boolean onClock = event.getPeriod() != null && event.getClock() != null;
        timeline.put(
                event.getEventId(),
                new Incident(
                        event,
                        sides.of(event.getTeam()),
                        name(event.getPlayer(), event.getPlayerName()),
                        name(event.getSecondPlayer(), event.getSecondPlayerName()),
                        onClock ? time.label(event.getPeriod(), event.getClock()) : Optional.empty(),
                        goals,
                        Kinds.isKick(event) ? Optional.of(shootOut.scored()) : Optional.empty(),
                        verdict.card(),
                        verdict.standing(),
                        verdict.reason(),
                        verdict.decision()));
    }

    private String name(String player, String told) {
        if (told != null && !told.isEmpty()) {
            return told;
        }
        return player == null ? "" : squads.name(player).orElse("");
    }

    /** A source may tell the start and the end of a period once for each team. */
    private boolean isToldAgain(MatchEvent event) {
        return (event.getType() == EventType.PERIOD_START || event.getType() == EventType.PERIOD_END)
                && timeline.values().stream()
                        .anyMatch(shown -> shown.standing().counts()
                                && shown.type() == event.getType()
                                && shown.event().getPeriod() == event.getPeriod());
    }

    /** Index of the last word that the match is over; -1 where there is none. */
    private static int lastFinish(List<MatchEvent> live) {
        for (int at = live.size() - 1; at >= 0; at--) {
            if (live.get(at).getType() == EventType.STATUS && live.get(at).getMatchStatus() == MatchStatus.FINISHED) {
                return at;
            }
        }
        return -1;
    }
}
