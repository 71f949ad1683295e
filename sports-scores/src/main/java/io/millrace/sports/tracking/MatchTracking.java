package io.millrace.sports.tracking;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tracking of one match: its frames in the order of their numbers, each once, become totals of the players and the ball.
 * The totals depend on the frames alone, and so do those of a copy that was {@linkplain #write written} and read in between.
 */
public final class MatchTracking {

    private static final byte VERSION = 1;

    private record Player(boolean home, Movement movement) {}

    private final String matchId;
    private final Definition definition;
    private final String definitionText;
    private final int rate;
    private final Yardstick ofPlayers;
    private final Map<String, Player> players = new LinkedHashMap<>();
    private final Movement ball;
    private final Map<String, Long> possession = new TreeMap<>();
    private Period period;
    private long lastFrame;
    private int clock;
    private Instant eventTime;
    private long frames;
    private long lost;
    private long alive;
    private long dead;

    /** @param rate frames a second, of every frame of the match */
    public MatchTracking(String matchId, Definition definition, int rate) {
        this.matchId = matchId;
        this.definition = definition;
        this.definitionText = definition.text();
        this.rate = rate;
        this.ofPlayers = Yardstick.ofPlayers(definition, rate);
        this.ball = new Movement(Yardstick.ofTheBall(definition, rate));
    }

    public int rate() {
        return rate;
    }

    /** True before the first frame. */
    public boolean isEmpty() {
        return frames == 0;
    }

    /** Number of the last frame that was seen. */
    public long lastFrame() {
        return lastFrame;
    }

    /** Period of the last frame; null before the first. */
    public Period period() {
        return period;
    }

    /** Milliseconds of the period, of the last frame. */
    public int clock() {
        return clock;
    }

    /** Of the last frame; null before the first. */
    public Instant eventTime() {
        return eventTime;
    }

    /** @throws IllegalArgumentException for a frame that is not later than the last one */
    public void see(TrackingFrame frame) {
        long number = frame.getFrame();
        if (frames > 0 && number <= lastFrame) {
            throw new IllegalArgumentException("frame " + number + " after frame " + lastFrame);
        }
        if (frame.getPeriod() != period) {
            breakOff();
        } else {
            lost += number - lastFrame - 1;
        }
        see(number, frame.getHome(), true);
        see(number, frame.getAway(), false);
        seeBall(number, frame);
        frames++;
        period = frame.getPeriod();
        lastFrame = number;
        clock = frame.getClock();
        eventTime = frame.getEventTime();
    }

    private void see(long number, List<PlayerPosition> positions, boolean home) {
        for (PlayerPosition position : positions) {
            Player player = players.get(position.getPlayer());
            if (player == null) {
                player = new Player(home, new Movement(ofPlayers));
                players.put(position.getPlayer(), player);
            }
            player.movement.see(number, position.getX(), position.getY());
        }
    }

    private void seeBall(long number, TrackingFrame frame) {
        if (frame.getBallX() != null && frame.getBallY() != null) {
            ball.see(number, frame.getBallX(), frame.getBallY());
        }
        if (frame.getBallAlive() == null) {
            return;
        }
        if (!frame.getBallAlive()) {
            dead++;
            return;
        }
        alive++;
        if (frame.getPossessionTeam() != null) {
            possession.merge(frame.getPossessionTeam(), 1L, Long::sum);
        }
    }

    private void breakOff() {
        players.values().forEach(player -> player.movement.breakOff());
        ball.breakOff();
    }

    /** The totals of the frames so far, of which there must be one. */
    public Tracked totals(ClosedBy closedBy) {
        List<TrackedPlayer> rows = players.entrySet().stream()
                .map(entry -> new TrackedPlayer(
                        entry.getKey(),
                        entry.getValue().home,
                        entry.getValue().movement.physical(definitionText)))
                .toList();
        TrackedBall ballRow = new TrackedBall(
                Movement.rounded(ball.distance()),
                Movement.rounded(ball.topSpeed()),
                ball.frames(),
                ball.dropped(),
                alive,
                dead,
                possession);
        return new Tracked(matchId, lastFrame, period, clock, frames, lost, eventTime, closedBy, rows, ballRow);
    }

    public void write(StateWriter out) {
        out.writeByte(VERSION);
        out.writeText(definition.name());
        out.writeVarInt(rate);
        out.writeText(period == null ? null : period.name());
        out.writeVarLong(lastFrame);
        out.writeVarInt(clock);
        out.writeVarLong(eventTime == null ? 0 : eventTime.toEpochMilli());
        out.writeVarLong(frames);
        out.writeVarLong(lost);
        out.writeVarLong(alive);
        out.writeVarLong(dead);
        out.writeEach(possession.entrySet(), (to, entry) -> {
            to.writeText(entry.getKey());
            to.writeVarLong(entry.getValue());
        });
        ball.write(out);
        out.writeEach(players.entrySet(), (to, entry) -> {
            to.writeText(entry.getKey());
            to.writeBoolean(entry.getValue().home);
            entry.getValue().movement.write(to);
        });
    }

    /**
     * What {@link #write} wrote. A match goes on by the definition by which it began: one row's totals are never made by two.
     *
     * @throws io.millrace.processors.state.StateException for anything else
     */
    public static MatchTracking read(String matchId, StateReader in) {
        in.expectVersion(VERSION, "the tracking of match " + matchId);
        String definition = in.readText();
        MatchTracking tracking = new MatchTracking(matchId, named(definition, in), in.readVarInt());
        String period = in.readText();
        tracking.period = period == null ? null : Period.valueOf(period);
        tracking.lastFrame = in.readVarLong();
        tracking.clock = in.readVarInt();
        long time = in.readVarLong();
        tracking.eventTime = tracking.period == null ? null : Instant.ofEpochMilli(time);
        tracking.frames = in.readVarLong();
        tracking.lost = in.readVarLong();
        tracking.alive = in.readVarLong();
        tracking.dead = in.readVarLong();
        for (int teams = in.readVarInt(); teams > 0; teams--) {
            tracking.possession.put(in.readText(), in.readVarLong());
        }
        tracking.ball.read(in);
        for (int players = in.readVarInt(); players > 0; players--) {
            String player = in.readText();
            Player read = new Player(in.readBoolean(), new Movement(tracking.ofPlayers));
            read.movement.read(in);
            tracking.players.put(player, read);
        }
        return tracking;
    }

    private static Definition named(String name, StateReader in) {
        try {
            return Definition.named(String.valueOf(name));
        } catch (IllegalArgumentException unknown) {
            throw in.damaged("the definition is " + name + ", " + unknown.getMessage());
        }
    }
}
