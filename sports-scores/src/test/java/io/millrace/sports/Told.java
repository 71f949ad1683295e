package io.millrace.sports;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.LineUpPlayer;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.MatchStatus;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.sports.clock.PlayingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Events of a match as a source tells them. The second half begins 90 minutes after the first. */
public final class Told {

    public static final Instant KICK_OFF = Instant.parse("2026-03-01T20:00:00Z");

    private final MatchEvent.Builder event = MatchEvent.newBuilder();

    private Told(String id, EventType type) {
        event.setEventId(id).setMatchId("m").setType(type).setEventTime(KICK_OFF);
    }

    public static Told of(String id, EventType type) {
        return new Told(id, type);
    }

    public static Told goal(String id, String team) {
        return of(id, EventType.GOAL).by(team);
    }

    public static Told pass(String id, String team) {
        return of(id, EventType.PASS).by(team);
    }

    public static Told card(String id, String team, String player, Card card) {
        return of(id, EventType.CARD).by(team, player).with(event -> event.setCard(card));
    }

    public static Told check(String id, String about) {
        return of(id, EventType.VAR_CHECK).about(about);
    }

    public static Told decision(String id, String about, VarDecision decision) {
        return of(id, EventType.VAR_DECISION).about(about).with(event -> event.setVarDecision(decision));
    }

    public static Told starts(Period period) {
        return of("start " + period, EventType.PERIOD_START).at(period, 0, 0);
    }

    public static Told ends(Period period, int minute) {
        return of("end " + period, EventType.PERIOD_END).at(period, minute, 30);
    }

    public static Told status(String id, MatchStatus status) {
        return of(id, EventType.STATUS).with(event -> event.setMatchStatus(status));
    }

    public static Told substitution(String id, String team, String off, String on) {
        return of(id, EventType.SUBSTITUTION).by(team, off).with(event -> event.setSecondPlayer(on));
    }

    /** Players named after the team: A1 to A11 start, A12 to A16 sit on the bench. */
    public static Told lineUp(String team) {
        List<LineUpPlayer> players = new ArrayList<>();
        for (int shirt = 1; shirt <= 16; shirt++) {
            players.add(new LineUpPlayer(team + shirt, "Player " + team + shirt, shirt, null, shirt <= 11));
        }
        return of("line-up " + team, EventType.LINE_UP).by(team).with(event -> event.setLineUp(players));
    }

    public Told by(String team) {
        return with(event -> event.setTeam(team));
    }

    public Told by(String team, String player) {
        return with(event -> event.setTeam(team).setPlayer(player));
    }

    public Told at(Period period, int minute, int second) {
        int clock = (minute * 60 + second) * 1000;
        return with(event -> event.setPeriod(period)
                .setClock(clock)
                .setEventTime(KICK_OFF.plus(Duration.ofMinutes(2L * PlayingTime.STANDARD.start(period)))
                        .plusMillis(clock)));
    }

    public Told atSecond(double second) {
        return at(Period.FIRST_HALF, 0, 0).with(event -> event.setClock((int) (second * 1000))
                .setEventTime(KICK_OFF.plusMillis((long) (second * 1000))));
    }

    public Told about(String id) {
        return with(event -> event.setAbout(id));
    }

    public Told revision(int revision) {
        return with(event -> event.setRevision(revision));
    }

    public Told pending() {
        return with(event -> event.setStatus(EventStatus.PENDING));
    }

    public Told cancelled() {
        return with(event -> event.setStatus(EventStatus.CANCELLED));
    }

    public Told with(Consumer<MatchEvent.Builder> more) {
        more.accept(event);
        return this;
    }

    public MatchEvent event() {
        return event.build();
    }
}
