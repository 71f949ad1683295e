package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens, each event under a number of its own, for the story and for the desk. */
final class Scribe {

    private static final long FIRST_ID = 100_000;

    private final Pairing pairing;
    private final MatchClock clock;
    private final Story story;
    private final Desk desk;
    private final List<MatchEvent> pending = new ArrayList<>();
    private long last;
    private boolean begun;

    Scribe(Pairing pairing, MatchClock clock, Story story, Desk desk) {
        this.pairing = pairing;
        this.clock = clock;
        this.story = story;
        this.desk = desk;
    }

    /** From now on events have a period and a clock. */
    void kickOff() {
        begun = true;
    }

    /** An event of now; its other fields are the caller's to set, before it is told. */
    MatchEvent event(EventType type) {
        return event(type, clock.now());
    }

    MatchEvent event(EventType type, long time) {
        MatchEvent event =
                blank(pairing.matchId(), "e" + Long.toString(FIRST_ID + ++last).substring(1));
        event.setSequence(last);
        event.setType(type);
        event.setEventTime(Instant.ofEpochMilli(time));
        if (begun) {
            event.setPeriod(clock.period());
            event.setClock(clock.millis());
        }
        return event;
    }

    MatchEvent event(EventType type, Slot by) {
        MatchEvent event = event(type);
        event.setTeam(by.side().id());
        event.setPlayer(by.player().id());
        event.setPlayerName(by.player().name());
        return event;
    }

    /** With the place of the ball, as seen by the side. */
    MatchEvent play(EventType type, Slot by, Ball ball) {
        MatchEvent event = event(type, by);
        event.setX((float) (by.side().direction() * ball.x()));
        event.setY((float) (by.side().direction() * ball.y()));
        return event;
    }

    static void second(MatchEvent event, Player player) {
        event.setSecondPlayer(player.id());
        event.setSecondPlayerName(player.name());
    }

    static MatchEvent blank(String matchId, String eventId) {
        MatchEvent event = new MatchEvent();
        event.setMatchId(matchId);
        event.setEventId(eventId);
        event.setRevision(1);
        event.setStatus(EventStatus.CONFIRMED);
        event.setType(EventType.OTHER);
        return event;
    }

    void tell(MatchEvent event) {
        story.happened(event);
        desk.report(event);
    }

    /** Provisional until play goes on. */
    void tellPending(MatchEvent event) {
        event.setStatus(EventStatus.PENDING);
        pending.add(event);
        tell(event);
    }

    /** With the score after it. */
    void tellGoal(MatchEvent event) {
        event.setStatus(EventStatus.PENDING);
        pending.add(event);
        story.happened(event);
        withScore(event);
        desk.report(event);
    }

    /** A decision of the video referee that the story has taken in already. */
    void tellDecision(MatchEvent event) {
        withScore(event);
        desk.report(event);
    }

    Story story() {
        return story;
    }

    /** With the score as the source has it, shoot-out left out. */
    void withScore(MatchEvent event) {
        event.setHomeScore(story.score(pairing.home().id()));
        event.setAwayScore(story.score(pairing.away().id()));
    }

    /** Taken back by the officials: it will not be confirmed. */
    void takeBack(MatchEvent event) {
        pending.remove(event);
        story.disallow(event);
    }

    /** Play goes on. */
    void confirmPending() {
        for (MatchEvent event : pending) {
            desk.confirm(event, clock.now());
        }
        pending.clear();
    }
}
