package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.LineUpPlayer;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.MatchStatus;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.stadium.Restart.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One match from the line-ups to the end, in steps of a frame. */
final class Match {

    private static final int MINUTE = 60_000;
    private static final int SCORE_EVERY = 2 * MINUTE;
    private static final long LINE_UPS_BEFORE = 2_000;

    private final Pairing pairing;
    private final Habits habits;
    private final MatchClock clock;
    private final Side home;
    private final Side away;
    private final Story story;
    private final Desk desk;
    private final Scribe scribe;
    private final Play play;
    private final Frames frames;
    private final SplittableRandom random;

    private boolean linedUp;
    private boolean inPlay;
    private boolean over;
    private Period period = Period.FIRST_HALF;
    private long next;
    private int added;
    private int stoppages;
    private int nextScore;
    private long lastWhistle;
    private ShootOut shootOut;

    Match(Pairing pairing, Habits habits, SplittableRandom random, Arrivals arrivals) {
        this.pairing = pairing;
        this.habits = habits;
        this.random = random.split();
        SplittableRandom game = random.split();
        SplittableRandom reporting = random.split();
        this.clock = new MatchClock(habits.rate());
        this.home = new Side(pairing.home(), 1, game);
        this.away = new Side(pairing.away(), -1, game);
        this.story = new Story(home.id(), away.id());
        Commentator commentator = new Commentator(pairing, reporting.split(), arrivals);
        this.desk = new Desk(pairing, habits.faults(), reporting.split(), arrivals, commentator, habits.matches());
        this.scribe = new Scribe(pairing, clock, story, desk);
        this.play = new Play(pairing, habits, clock, home, away, scribe, game.split());
        this.frames = new Frames(pairing.matchId(), habits.faults(), random.split(), arrivals);
        due(Math.max(pairing.announced(), pairing.kickOff() - LINE_UPS_BEFORE));
    }

    Pairing pairing() {
        return pairing;
    }

    FeedRecord<?, ?> fixture() {
        return new FeedRecord<>(
                SportsTopics.FIXTURES, pairing.matchId(), pairing.fixture(), Instant.ofEpochMilli(pairing.announced()));
    }

    /** When the next step is due, milliseconds since 1970. */
    long next() {
        return next;
    }

    boolean isOver() {
        return over;
    }

    /** When it ended. */
    long lastWhistle() {
        return lastWhistle;
    }

    Story story() {
        return story;
    }

    /** The frame of the step, or null when there is none. */
    FeedRecord<?, ?> step() {
        if (!linedUp) {
            lineUp(home);
            lineUp(away);
            linedUp = true;
            due(pairing.kickOff());
            return null;
        }
        if (inPlay) {
            clock.tick();
        } else {
            begin();
        }
        play.tick();
        FeedRecord<?, ?> frame = habits.tracking() ? frames.take(clock, play, home, away) : null;
        officiate();
        if (inPlay) {
            due(clock.next());
        }
        return frame;
    }

    /** The source is alive until then, whether there is something to say or not. */
    private void due(long time) {
        next = time;
        desk.heartbeats(time);
    }

    private void lineUp(Side side) {
        MatchEvent event = scribe.event(EventType.LINE_UP, next);
        event.setTeam(side.id());
        List<LineUpPlayer> players = new ArrayList<>();
        for (Slot slot : side.slots()) {
            Player one = slot.player();
            players.add(new LineUpPlayer(
                    one.id(), one.name(), one.shirt(), slot.place().label(), true));
        }
        for (Player one : side.bench()) {
            players.add(new LineUpPlayer(one.id(), one.name(), one.shirt(), null, false));
        }
        event.setLineUp(players);
        scribe.tell(event);
    }

    private void begin() {
        clock.begin(period, next);
        scribe.kickOff();
        inPlay = true;
        added = -1;
        stoppages = story.stoppages();
        nextScore = SCORE_EVERY;
        scribe.tell(scribe.event(EventType.PERIOD_START));
        if (period == Period.SHOOT_OUT) {
            shootOut = new ShootOut(play, story, home, away, random);
            shootOut.begin();
            return;
        }
        boolean homeKicksOff = period == Period.FIRST_HALF || period == Period.EXTRA_FIRST;
        home.face(homeKicksOff ? 1 : -1);
        away.face(homeKicksOff ? -1 : 1);
        Shape.forKickOff(home, homeKicksOff, true);
        Shape.forKickOff(away, !homeKicksOff, true);
        play.ball().place(0, 0);
        Side side = homeKicksOff ? home : away;
        Slot taker = side.slots().get(10).isPlaying() ? side.slots().get(10) : side.nearest(0, 0);
        taker.place(-side.direction() * 0.5, 0);
        play.stop(new Restart(Kind.KICK_OFF, side, taker, 0, 0, 400));
    }

    /** The time that is played, and the end of it. */
    private void officiate() {
        if (period == Period.SHOOT_OUT) {
            if (shootOut.isOver()) {
                end();
            }
            return;
        }
        int nominal = MINUTE * (isExtra() ? pairing.extraHalfMinutes() : pairing.halfMinutes());
        if (clock.millis() >= nextScore) {
            nextScore += SCORE_EVERY;
            MatchEvent score = scribe.event(EventType.SCORE);
            scribe.withScore(score);
            scribe.tell(score);
        }
        if (added < 0 && clock.millis() >= nominal - 5_000) {
            announce();
        }
        if (added >= 0 && clock.millis() >= nominal + added * MINUTE + 5_000 && play.mayEnd()) {
            end();
        }
    }

    private void announce() {
        int delays = (story.stoppages() - stoppages) / 3;
        added = Math.min(pairing.halfMinutes() / 5, 1 + delays + random.nextInt(2));
        MatchEvent event = scribe.event(EventType.STOPPAGE_TIME);
        event.setAddedMinutes(added);
        scribe.tell(event);
    }

    private void end() {
        scribe.confirmPending();
        MatchEvent end = scribe.event(EventType.PERIOD_END);
        scribe.withScore(end);
        scribe.tell(end);
        inPlay = false;
        lastWhistle = clock.now();
        boolean level = story.score(home.id()) == story.score(away.id());
        boolean more = pairing.cup() && level;
        switch (period) {
            case FIRST_HALF -> proceed(Period.SECOND_HALF, 1);
            case SECOND_HALF -> proceed(more ? Period.EXTRA_FIRST : null, 0.33);
            case EXTRA_FIRST -> proceed(Period.EXTRA_SECOND, 0.1);
            case EXTRA_SECOND -> proceed(more ? Period.SHOOT_OUT : null, 0.33);
            case SHOOT_OUT -> proceed(null, 0);
        }
    }

    /** @param share of the pause that the players get */
    private void proceed(Period following, double share) {
        if (following != null) {
            period = following;
            due(lastWhistle + Math.round(share * habits.pause().toMillis()));
            return;
        }
        MatchEvent finished = scribe.event(EventType.STATUS);
        finished.setMatchStatus(MatchStatus.FINISHED);
        scribe.withScore(finished);
        scribe.tell(finished);
        over = true;
        next = Long.MAX_VALUE;
    }

    private boolean isExtra() {
        return period == Period.EXTRA_FIRST || period == Period.EXTRA_SECOND;
    }
}
