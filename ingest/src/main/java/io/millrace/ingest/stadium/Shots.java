package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import java.util.SplittableRandom;

/** Shots, and what becomes of them. A shot is a goal as often as its expected goals say. */
final class Shots {

    private static final double SPEED = 24;
    private static final double BEHIND = Geometry.GOAL_LINE + 1.2;

    private final Play play;
    private final Scribe scribe;
    private final Referee referee;
    private final SplittableRandom random;
    private Player passer;
    private Slot receiver;
    private Runnable afterKick = () -> {};

    Shots(Play play, Scribe scribe, Referee referee, SplittableRandom random) {
        this.play = play;
        this.scribe = scribe;
        this.referee = referee;
        this.random = random;
    }

    /** How likely one with the ball is to shoot. */
    double wish(Slot slot) {
        double distance = Geometry.distance(slot.ahead(), slot.left(), Geometry.GOAL_LINE, 0);
        if (distance < 9) {
            return 0.32;
        }
        if (distance < 14) {
            return 0.145;
        }
        if (distance < 20) {
            return 0.075;
        }
        return distance < 27 ? 0.042 : distance < 32 ? 0.015 : 0;
    }

    /** Who shoots next has an assist to thank for, if he has it from this pass. */
    void passed(Slot from, Slot to) {
        passer = from.player();
        receiver = to;
    }

    void take(Slot slot, boolean header) {
        double chance = Chance.of(slot.ahead(), slot.left(), header);
        if (random.nextDouble() < chance) {
            goal(slot, chance);
        } else {
            miss(slot, chance);
        }
    }

    void score(Slot slot) {
        goal(slot, Chance.of(slot.ahead(), slot.left(), false));
    }

    private void goal(Slot slot, double chance) {
        MatchEvent event = shot(EventType.GOAL, slot, chance);
        if (receiver == slot && !passer.equals(slot.player())) {
            Scribe.second(event, passer);
        }
        net(slot.side(), () -> referee.goal(event, slot.side()));
        tellGoal(event);
    }

    private void tellGoal(MatchEvent event) {
        event.setDuration(play.ball().flight());
        scribe.tellGoal(event);
    }

    private void miss(Slot slot, double chance) {
        double luck = random.nextDouble();
        MatchEvent event = shot(EventType.SHOT, slot, chance);
        boolean onTarget = luck < 0.26;
        event.setSuccess(onTarget);
        Side other = play.other(slot.side());
        if (onTarget) {
            Slot keeper = other.keeper();
            play.kick(keeper.x(), keeper.y(), 0.8, SPEED, keeper, () -> saved(keeper));
        } else if (luck < 0.54) {
            Slot defender = other.nearest(
                    play.ball().x() + slot.side().direction() * 4, play.ball().y());
            play.kick(defender.x(), defender.y(), 0.3, SPEED, defender, () -> blocked(defender));
        } else {
            double wide = (random.nextBoolean() ? 1 : -1) * (Geometry.POST + 1 + 6 * random.nextDouble());
            play.kick(slot.side().direction() * BEHIND, wide, 1.5, SPEED, null, () -> goalKick(other));
        }
        event.setDuration(play.ball().flight());
        scribe.tell(event);
    }

    void penalty(Slot taker) {
        Side side = taker.side();
        double luck = random.nextDouble();
        boolean scores = luck < Chance.OF_A_PENALTY;
        MatchEvent event = shot(scores ? EventType.GOAL : EventType.SHOT, taker, Chance.OF_A_PENALTY);
        event.setPenalty(true);
        if (scores) {
            net(side, () -> referee.goal(event, side));
            tellGoal(event);
            return;
        }
        boolean onTarget = luck < Chance.OF_A_PENALTY + 0.17;
        event.setSuccess(onTarget);
        Slot keeper = play.other(side).keeper();
        if (onTarget) {
            play.kick(keeper.x(), keeper.y(), 0.5, SPEED, keeper, () -> saved(keeper));
        } else {
            play.kick(side.direction() * BEHIND, Geometry.POST + 2, 1.5, SPEED, null, () -> goalKick(play.other(side)));
        }
        event.setDuration(play.ball().flight());
        scribe.tell(event);
    }

    void shootOutKick(Slot taker) {
        boolean scores = random.nextDouble() < Chance.OF_A_PENALTY;
        MatchEvent event = shot(scores ? EventType.GOAL : EventType.SHOT, taker, Chance.OF_A_PENALTY);
        event.setPenalty(true);
        if (scores) {
            net(taker.side(), afterKick);
        } else {
            event.setSuccess(random.nextDouble() < 0.7);
            play.kick(taker.side().direction() * BEHIND, Geometry.POST + 2, 1, SPEED, null, afterKick);
        }
        event.setDuration(play.ball().flight());
        scribe.tell(event);
    }

    void onShootOutKick(Runnable next) {
        afterKick = next;
    }

    void ownGoal(Slot defender) {
        MatchEvent event = scribe.play(EventType.OWN_GOAL, defender, play.ball());
        Side other = play.other(defender.side());
        net(other, () -> referee.goal(event, other));
        scribe.tellGoal(event);
    }

    void corner(Side side) {
        double x = side.direction() * Geometry.GOAL_LINE;
        double y = play.ball().y() > 0 ? Geometry.TOUCHLINE : -Geometry.TOUCHLINE;
        play.kick(
                side.direction() * BEHIND,
                Geometry.within(30, play.ball().y() * 2),
                1,
                12,
                null,
                () -> play.stop(
                        new Restart(Restart.Kind.CORNER, side, side.nearest(x, y), x, y, after(18_000, 15_000))));
    }

    private MatchEvent shot(EventType type, Slot slot, double chance) {
        MatchEvent event = scribe.play(type, slot, play.ball());
        event.setExpectedGoals(chance);
        event.setPossession(play.possession());
        event.setPossessionTeam(play.inPossession().id());
        event.setEndX((float) Geometry.GOAL_LINE);
        event.setEndY((float) (Geometry.POST * (2 * random.nextDouble() - 1)));
        return event;
    }

    private void net(Side side, Runnable next) {
        play.kick(side.direction() * BEHIND, 2.5 * (2 * random.nextDouble() - 1), 0.9, SPEED, null, next);
    }

    private void saved(Slot keeper) {
        if (random.nextDouble() < 0.4) {
            touch(keeper);
            corner(play.other(keeper.side()));
            return;
        }
        play.gains(keeper.side());
        touch(keeper);
        play.hold(keeper, 3_000 + random.nextInt(5_000));
    }

    private void blocked(Slot defender) {
        if (random.nextDouble() < 0.3) {
            touch(defender);
            corner(play.other(defender.side()));
            return;
        }
        play.gains(defender.side());
        touch(defender);
        play.hold(defender, 500 + random.nextInt(1_500));
    }

    private void touch(Slot slot) {
        MatchEvent event = scribe.play(EventType.TOUCH, slot, play.ball());
        event.setPossession(play.possession());
        event.setPossessionTeam(play.inPossession().id());
        scribe.tell(event);
    }

    private void goalKick(Side side) {
        double x = -side.direction() * 47;
        play.stop(new Restart(Restart.Kind.GOAL_KICK, side, side.keeper(), x, 4, after(15_000, 12_000)));
    }

    private long after(int least, int spread) {
        return (long) play.clock().millis() + least + random.nextInt(spread);
    }
}
