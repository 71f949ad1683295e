package io.millrace.ingest.stadium;

import io.millrace.ingest.stadium.Slot.State;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The game, frame by frame: somebody has the ball, or it flies, or it lies and somebody runs for it, or play has
 * stopped. Whoever plays the ball stands at it, because nothing goes on before he does.
 */
final class Play {

    private static final double REACH = 1;
    private static final double RUN = 8.4;
    private static final int THOUGHTS_A_SECOND = 5;
    private static final long SUBSTITUTION_MILLIS = 30_000;

    private final MatchClock clock;
    private final Side home;
    private final Side away;
    private final Ball ball = new Ball();
    private final Shape shape;
    private final Moves moves;
    private final Restarts restarts;
    private final Substitutions substitutions;
    private final PriorityQueue<Planned> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::order));

    private Phase phase = Phase.STOPPED;
    private Slot player;
    private int decides;
    private Runnable then = () -> {};
    private Restart restart;
    private Side inPossession;
    private int possession;
    private long planned;

    private enum Phase {
        HELD,
        FLYING,
        LOOSE,
        STOPPED
    }

    private record Planned(long at, long order, Runnable action) {}

    Play(
            Pairing pairing,
            Habits habits,
            MatchClock clock,
            Side home,
            Side away,
            Scribe scribe,
            SplittableRandom random) {
        this.clock = clock;
        this.home = home;
        this.away = away;
        this.inPossession = home;
        this.shape = new Shape(random.split());
        Referee referee = new Referee(this, pairing, habits, scribe, random.split());
        this.moves = new Moves(this, scribe, referee, pairing.isOpening() && habits.var() > 0, random.split());
        this.restarts = new Restarts(this, moves, scribe);
        this.substitutions = new Substitutions(pairing, clock, scribe, random.split());
    }

    Ball ball() {
        return ball;
    }

    MatchClock clock() {
        return clock;
    }

    Moves moves() {
        return moves;
    }

    Side other(Side side) {
        return side == home ? away : home;
    }

    int possession() {
        return possession;
    }

    Side inPossession() {
        return inPossession;
    }

    boolean isAlive() {
        return phase != Phase.STOPPED;
    }

    /** The slot has the ball, and decides after a while what to do with it. */
    void hold(Slot slot, int millis) {
        gains(slot.side());
        phase = Phase.HELD;
        player = slot;
        decides = clock.millis() + millis;
    }

    /** The ball is kicked. Where it comes down, the collector gets it, or what follows happens without one. */
    void kick(double x, double y, double apex, double speed, Slot collector, Runnable next) {
        ball.kick(x, y, apex, speed, clock.millis());
        phase = Phase.FLYING;
        player = collector;
        then = next;
    }

    /** The ball lies where it is until the collector is there. */
    void loose(Slot collector, Runnable next) {
        ball.rest();
        phase = Phase.LOOSE;
        player = collector;
        then = next;
    }

    /** Play stops, and goes on as said. */
    void stop(Restart next) {
        phase = Phase.STOPPED;
        restart = next;
        if (next.kind().allowsSubstitution()) {
            substitutions.begin(home);
            substitutions.begin(away);
        }
    }

    /** At that time of the period, whatever else is going on. */
    void plan(long at, Runnable action) {
        agenda.add(new Planned(at, planned++, action));
    }

    /** A new possession begins when the ball changes sides, and with every restart. */
    void gains(Side side) {
        if (side != inPossession) {
            newPossession(side);
        }
    }

    void newPossession(Side side) {
        inPossession = side;
        possession++;
    }

    /** Not while something is being checked or taken, nor in the middle of an attack. */
    boolean mayEnd() {
        if (!agenda.isEmpty()) {
            return false;
        }
        return switch (phase) {
            case HELD -> player.ahead() < 20;
            case STOPPED -> restart.kind().mayBeLeftOut() && !home.isChanging() && !away.isChanging();
            default -> false;
        };
    }

    void tick() {
        while (!agenda.isEmpty() && agenda.peek().at() <= clock.millis()) {
            agenda.remove().action().run();
        }
        if (clock.is(THOUGHTS_A_SECOND)) {
            think();
        }
        switch (phase) {
            case HELD -> held();
            case FLYING -> flying();
            case LOOSE -> lying();
            case STOPPED -> stopped();
        }
        move(home);
        move(away);
    }

    private void think() {
        if (phase == Phase.STOPPED && restart.kind() == Restart.Kind.SHOOT_OUT_KICK) {
            Shape.forShootOut(home, restart.side() == home, false);
            Shape.forShootOut(away, restart.side() == away, false);
        } else if (phase == Phase.STOPPED && restart.kind() == Restart.Kind.KICK_OFF) {
            Shape.forKickOff(home, restart.side() == home, false);
            Shape.forKickOff(away, restart.side() == away, false);
        } else {
            shape.follow(home, ball, inPossession == home, isAlive());
            shape.follow(away, ball, inPossession == away, isAlive());
        }
        if (phase == Phase.HELD) {
            Slot presser = other(player.side()).nearest(ball.x(), ball.y());
            presser.run(ball.x() + 1.2 * player.side().direction(), ball.y(), 6);
        }
        leave(home);
        leave(away);
    }

    private void leave(Side side) {
        for (Slot slot : side.slots()) {
            if (slot.state() == State.CHANGING || slot.state() == State.SENT_OFF) {
                slot.run(0, -Geometry.TOUCHLINE - 0.5, 4);
            }
        }
    }

    private void held() {
        Side side = player.side();
        if (!player.isKeeper()) {
            double goal = side.direction() * Geometry.GOAL_LINE;
            double x = Geometry.within(51, player.x() + side.direction() * 6);
            double y = Math.abs(goal - player.x()) < 25 ? player.y() * 0.8 : Geometry.within(32, player.y());
            player.run(x, y, 3.6);
        }
        ball.carry(player.x() + side.direction() * 0.4, player.y(), clock.step());
        if (clock.millis() >= decides) {
            moves.decide(player);
        }
    }

    private void flying() {
        if (player != null) {
            chase();
        }
        if (ball.fly(clock.millis())) {
            if (player == null) {
                then.run();
            } else {
                phase = Phase.LOOSE;
            }
        }
    }

    private void lying() {
        chase();
        if (player.distanceTo(ball.x(), ball.y()) < REACH) {
            then.run();
        }
    }

    /** Runs to where the ball is or comes down. */
    private void chase() {
        player.run(ball.landingX(), ball.landingY(), RUN);
    }

    private void stopped() {
        ball.carry(restart.x(), restart.y(), clock.step());
        Slot taker = restart.taker();
        taker.run(restart.x(), restart.y(), restart.kind() == Restart.Kind.THROW_IN ? 4.2 : 3.6);
        if (clock.millis() >= restart.readyAt()
                && taker.distanceTo(restart.x(), restart.y()) < REACH
                && Geometry.distance(ball.x(), ball.y(), restart.x(), restart.y()) < REACH
                && !home.isChanging()
                && !away.isChanging()) {
            restarts.perform(restart);
        }
    }

    private void move(Side side) {
        double seconds = clock.step();
        for (Slot slot : side.slots()) {
            if (slot.state() == State.GONE) {
                continue;
            }
            slot.step(seconds);
            boolean atTheLine = slot.distanceTo(0, -Geometry.TOUCHLINE) < 2;
            if (slot.state() == State.SENT_OFF && atTheLine) {
                slot.become(State.GONE);
            } else if (slot.state() == State.CHANGING
                    && (atTheLine || clock.millis() > substitutions.begun(side) + SUBSTITUTION_MILLIS)) {
                substitutions.finish(slot);
            }
        }
    }
}
