package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import java.util.SplittableRandom;

/** What one does who has the ball, and what becomes of it. */
final class Moves {

    private static final double FOULED = 0.034;
    private static final double FOULED_IN_THE_BOX = 0.009;
    private static final double TACKLED = 0.045;
    private static final double OFFSIDE = 0.028;
    private static final double OUT_OF_PLAY = 0.24;
    private static final double CROSS_COMPLETED = 0.3;
    private static final double OWN_GOAL = 0.004;

    private final Play play;
    private final Scribe scribe;
    private final Referee referee;
    private final Shots shots;
    private final Passing passing;
    private final Opening opening;
    private final SplittableRandom random;

    Moves(Play play, Scribe scribe, Referee referee, boolean opens, SplittableRandom random) {
        this.play = play;
        this.scribe = scribe;
        this.referee = referee;
        this.random = random;
        this.passing = new Passing(random.split());
        this.shots = new Shots(play, scribe, referee, random.split());
        this.opening = new Opening(opens, play);
    }

    void decide(Slot holder) {
        if (opening.isUnderWay()) {
            open(holder);
            return;
        }
        Slot opponent = play.other(holder.side()).nearest(holder.x(), holder.y());
        boolean close = opponent.distanceTo(holder.x(), holder.y()) < 5;
        double luck = random.nextDouble();
        if (close && !holder.isKeeper() && luck < (isInTheBox(holder) ? FOULED_IN_THE_BOX : FOULED)) {
            referee.foul(opponent, holder);
        } else if (close && !holder.isKeeper() && luck > 1 - TACKLED) {
            play.loose(opponent, () -> wins(opponent));
        } else if (random.nextDouble() < shots.wish(holder)) {
            shots.take(holder, false);
        } else if (holder.ahead() > 28 && Math.abs(holder.left()) > 17 && random.nextDouble() < 0.4) {
            cross(holder, EventType.PASS);
        } else {
            pass(holder, EventType.PASS);
        }
    }

    /** The first attack of a run: straight ahead, and into the goal. */
    private void open(Slot holder) {
        if (opening.isTimeToShoot(holder)) {
            shots.score(holder);
        } else {
            pass(holder, EventType.PASS);
        }
    }

    void pass(Slot from, EventType type) {
        boolean sure = opening.isUnderWay();
        Slot to = sure ? passing.straightAhead(from) : passing.choose(from, play.other(from.side()), type);
        double lead = from.isKeeper() ? 1 : 3 * random.nextDouble() + (sure ? 4 : 0);
        double x = Geometry.within(51.5, to.x() + to.vx() * 0.6 + to.side().direction() * lead);
        double y = Geometry.within(33, to.y() + to.vy() * 0.6);
        if (sure || random.nextDouble() < passing.success(from, to, type)) {
            if (!sure && to.ahead() > 12 && to.ahead() > from.ahead() + 5 && random.nextDouble() < OFFSIDE) {
                told(kick(from, type, x, y, to, () -> offside(to)), to, false);
            } else {
                told(kick(from, type, x, y, to, () -> receives(to, from)), to, true);
            }
            return;
        }
        if (Math.abs(to.y()) > 10 && random.nextDouble() < OUT_OF_PLAY * (1 + Math.abs(to.y()) / 30)) {
            double line = y > 0 ? Geometry.TOUCHLINE + 0.5 : -Geometry.TOUCHLINE - 0.5;
            told(kick(from, type, x, line, null, () -> throwIn(play.other(from.side()))), null, false);
            return;
        }
        Slot winner = play.other(from.side()).nearest(x, y);
        double wonX = (x + winner.x()) / 2;
        double wonY = (y + winner.y()) / 2;
        told(kick(from, type, wonX, wonY, winner, () -> wins(winner)), null, false);
    }

    /** High into the box, from the wing or from the corner flag. */
    void cross(Slot from, EventType type) {
        Side side = from.side();
        double x = side.direction() * (Geometry.GOAL_LINE - 5 - 8 * random.nextDouble());
        double y = 14 * random.nextDouble() - 7;
        Slot to = side.nearest(x, y, from);
        MatchEvent event = scribe.play(type, from, play.ball());
        event.setCross(true);
        if (random.nextDouble() < CROSS_COMPLETED) {
            play.kick(x, y, 5, 17, to, () -> meets(to, from));
            tell(event, from, x, y, to, true);
            return;
        }
        Side other = play.other(side);
        if (random.nextDouble() < 0.25) {
            Slot keeper = other.keeper();
            play.kick(other.keeper().x(), y / 3, 4, 17, keeper, () -> catches(keeper));
        } else {
            Slot defender = other.nearest(x, y);
            play.kick(x, y, 5, 17, defender, () -> defends(defender));
        }
        tell(event, from, x, y, null, false);
    }

    void freeKick(Slot taker) {
        if (taker.ahead() > 24 && Math.abs(taker.left()) < 18 && random.nextDouble() < 0.35) {
            shots.take(taker, false);
        } else {
            pass(taker, EventType.PASS);
        }
    }

    void penalty(Slot taker) {
        shots.penalty(taker);
    }

    void shootOutKick(Slot taker) {
        shots.shootOutKick(taker);
    }

    void onShootOutKick(Runnable next) {
        shots.onShootOutKick(next);
    }

    private MatchEvent kick(Slot from, EventType type, double x, double y, Slot collector, Runnable next) {
        MatchEvent event = scribe.play(type, from, play.ball());
        double distance = Geometry.distance(play.ball().x(), play.ball().y(), x, y);
        boolean lofted = distance > 26;
        play.kick(x, y, lofted ? distance / 8 : 0.2, lofted ? 19 : 10 + distance / 5, collector, next);
        event.setEndX((float) (from.side().direction() * x));
        event.setEndY((float) (from.side().direction() * y));
        return event;
    }

    private void told(MatchEvent event, Slot to, boolean completed) {
        event.setDuration(play.ball().flight());
        event.setSuccess(completed);
        event.setPossession(play.possession());
        event.setPossessionTeam(play.inPossession().id());
        if (to != null) {
            Scribe.second(event, to.player());
        }
        scribe.tell(event);
    }

    private void tell(MatchEvent event, Slot from, double x, double y, Slot to, boolean completed) {
        event.setEndX((float) (from.side().direction() * x));
        event.setEndY((float) (from.side().direction() * y));
        told(event, to, completed);
    }

    private void receives(Slot to, Slot from) {
        shots.passed(from, to);
        boolean hurried = to.ahead() > 30 || opening.isUnderWay();
        play.hold(to, 300 + random.nextInt(hurried ? 1_000 : 4_000));
    }

    /** A cross is met with the head, most of the time. */
    private void meets(Slot to, Slot from) {
        shots.passed(from, to);
        play.gains(to.side());
        if (random.nextDouble() < 0.32) {
            shots.take(to, true);
        } else {
            play.hold(to, 400);
        }
    }

    private void wins(Slot winner) {
        play.gains(winner.side());
        ballPlay(EventType.RECOVERY, winner);
        if (winner.ahead() < -30 && random.nextDouble() < 0.35) {
            clears(winner);
        } else {
            play.hold(winner, 300 + random.nextInt(2_500));
        }
    }

    private void catches(Slot keeper) {
        play.gains(keeper.side());
        ballPlay(EventType.RECOVERY, keeper);
        play.hold(keeper, 3_000 + random.nextInt(4_000));
    }

    private void defends(Slot defender) {
        if (random.nextDouble() < OWN_GOAL) {
            shots.ownGoal(defender);
            return;
        }
        play.gains(defender.side());
        if (random.nextDouble() < 0.3) {
            ballPlay(EventType.TOUCH, defender);
            shots.corner(play.other(defender.side()));
        } else {
            clears(defender);
        }
    }

    private void clears(Slot defender) {
        ballPlay(EventType.CLEARANCE, defender);
        Side side = defender.side();
        double x = Geometry.within(45, play.ball().x() + side.direction() * (25 + 20 * random.nextDouble()));
        double y = Geometry.within(31, play.ball().y() + 30 * random.nextDouble() - 15);
        Side next = random.nextDouble() < 0.4 ? side : play.other(side);
        Slot collector = next.nearest(x, y);
        play.kick(x, y, 6, 19, collector, () -> wins(collector));
    }

    private void ballPlay(EventType type, Slot by) {
        MatchEvent event = scribe.play(type, by, play.ball());
        event.setPossession(play.possession());
        event.setPossessionTeam(play.inPossession().id());
        scribe.tell(event);
    }

    private void offside(Slot to) {
        scribe.tell(scribe.play(EventType.OFFSIDE, to, play.ball()));
        Side other = play.other(to.side());
        double x = play.ball().x();
        double y = play.ball().y();
        play.stop(new Restart(Restart.Kind.FREE_KICK, other, other.nearest(x, y), x, y, after(15_000, 15_000)));
    }

    private void throwIn(Side side) {
        double x = play.ball().x();
        double y = Geometry.within(Geometry.TOUCHLINE, play.ball().y());
        play.stop(new Restart(Restart.Kind.THROW_IN, side, side.nearest(x, y), x, y, after(7_000, 12_000)));
    }

    private long after(int least, int spread) {
        return (long) play.clock().millis() + least + random.nextInt(spread);
    }

    private static boolean isInTheBox(Slot slot) {
        return slot.ahead() > Geometry.BOX_LINE && Math.abs(slot.left()) < Geometry.BOX_SIDE;
    }
}
