package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.ingest.stadium.Restart.Kind;
import io.millrace.ingest.stadium.Slot.State;
import java.util.List;
import java.util.SplittableRandom;

/** Fouls, cards and goals, and what the video referee makes of them. */
final class Referee {

    private static final double YELLOW = 0.165;
    private static final double RED = 0.004;
    private static final double PENALTY = 0.55;
    private static final int OPENING_CHECK = 24_000;
    private static final int OPENING_DECISION = 44_000;

    private static final List<String> NO_GOAL = List.of("offside", "offside", "handball", "foul before the goal");

    private final Play play;
    private final Pairing pairing;
    private final double var;
    private final Scribe scribe;
    private final SplittableRandom random;

    Referee(Play play, Pairing pairing, Habits habits, Scribe scribe, SplittableRandom random) {
        this.play = play;
        this.pairing = pairing;
        this.var = habits.var();
        this.scribe = scribe;
        this.random = random;
    }

    void foul(Slot offender, Slot fouled) {
        MatchEvent foul = scribe.event(EventType.FOUL, offender);
        foul.setX((float) offender.ahead());
        foul.setY((float) offender.left());
        Scribe.second(foul, fouled.player());
        scribe.tell(foul);
        boolean inTheBox = fouled.ahead() > Geometry.BOX_LINE && Math.abs(fouled.left()) < Geometry.BOX_SIDE;
        if (inTheBox && random.nextDouble() < PENALTY) {
            penalty(fouled);
            return;
        }
        stop(Kind.FREE_KICK, fouled.side(), play.ball().x(), play.ball().y(), after(18_000, 20_000));
        punish(offender, fouled.side());
    }

    /** The ball is in the net. */
    void goal(MatchEvent goal, Side scorers) {
        Side conceded = play.other(scorers);
        boolean opening = pairing.isOpening() && play.clock().now() < pairing.kickOff() + OPENING_CHECK;
        double luck = random.nextDouble();
        if (var > 0 && opening) {
            review(goal, OPENING_CHECK, OPENING_DECISION, () -> disallow(goal, conceded, "offside"));
        } else if (luck < var) {
            String reason = goal.getPenalty() ? "encroachment" : NO_GOAL.get(random.nextInt(NO_GOAL.size()));
            review(goal, after(4_000, 9_000), after(30_000, 50_000), () -> disallow(goal, conceded, reason));
        } else if (luck < 2 * var) {
            review(goal, after(4_000, 9_000), after(30_000, 40_000), () -> {
                decide(goal, VarDecision.GOAL_STANDS, null);
                kickOff(conceded, after(12_000, 10_000));
            });
        } else {
            kickOff(conceded, after(42_000, 25_000));
            return;
        }
        // Nobody kicks off before the decision, which says when.
        kickOff(conceded, Long.MAX_VALUE);
    }

    private void disallow(MatchEvent goal, Side conceded, String reason) {
        scribe.takeBack(goal);
        decide(goal, VarDecision.GOAL_DISALLOWED, reason);
        double x = -conceded.direction() * 40;
        stop(Kind.FREE_KICK, conceded, x, 0, after(10_000, 8_000));
    }

    private void penalty(Slot fouled) {
        Side side = fouled.side();
        MatchEvent award = scribe.event(EventType.PENALTY_AWARDED, fouled);
        scribe.tellPending(award);
        double spot = side.direction() * Geometry.PENALTY_SPOT;
        Slot taker = side.slots().get(10).isPlaying() ? side.slots().get(10) : side.nearest(spot, 0);
        double luck = random.nextDouble();
        if (luck < 2 * var) {
            review(award, after(5_000, 8_000), after(40_000, 50_000), () -> {
                if (luck < var) {
                    scribe.takeBack(award);
                    decide(award, VarDecision.PENALTY_CANCELLED, "no contact");
                    stop(Kind.FREE_KICK, play.other(side), -play.other(side).direction() * 40, 0, after(8_000, 8_000));
                } else {
                    decide(award, VarDecision.PENALTY_STANDS, null);
                    play.stop(new Restart(Kind.PENALTY, side, taker, spot, 0, after(20_000, 10_000)));
                }
            });
            play.stop(new Restart(Kind.PENALTY, side, taker, spot, 0, Long.MAX_VALUE));
        } else {
            play.stop(new Restart(Kind.PENALTY, side, taker, spot, 0, after(50_000, 30_000)));
        }
    }

    private void punish(Slot offender, Side fouled) {
        double luck = random.nextDouble();
        boolean booked = offender.side().isBooked(offender);
        if (luck < RED) {
            MatchEvent card = show(offender, Card.RED);
            if (random.nextDouble() < 2 * var) {
                reviewCard(card, fouled, () -> {
                    scribe.story().cancel(card);
                    decide(card, VarDecision.CARD_CANCELLED, "no serious foul play");
                });
            } else {
                sendOff(offender);
            }
        } else if (luck < RED + YELLOW * (booked ? 0.35 : 1)) {
            MatchEvent card = show(offender, booked ? Card.SECOND_YELLOW : Card.YELLOW);
            if (booked) {
                sendOff(offender);
                return;
            }
            offender.side().book(offender);
            if (random.nextDouble() < var / 3) {
                reviewCard(card, fouled, () -> {
                    scribe.story().upgrade(card);
                    decide(card, VarDecision.CARD_UPGRADED, "serious foul play");
                    sendOff(offender);
                });
            }
        }
    }

    private MatchEvent show(Slot offender, Card card) {
        MatchEvent event = scribe.event(EventType.CARD, offender);
        event.setCard(card);
        scribe.tell(event);
        return event;
    }

    private static void sendOff(Slot offender) {
        offender.become(State.SENT_OFF);
    }

    private void reviewCard(MatchEvent card, Side fouled, Runnable decision) {
        double x = play.ball().x();
        double y = play.ball().y();
        review(card, after(6_000, 6_000), after(35_000, 30_000), () -> {
            decision.run();
            stop(Kind.FREE_KICK, fouled, x, y, after(10_000, 8_000));
        });
        stop(Kind.FREE_KICK, fouled, x, y, Long.MAX_VALUE);
    }

    private void review(MatchEvent event, long check, long decision, Runnable decided) {
        play.plan(check, () -> {
            MatchEvent checked = scribe.event(EventType.VAR_CHECK);
            checked.setTeam(event.getTeam());
            checked.setAbout(event.getEventId());
            scribe.tell(checked);
        });
        play.plan(decision, decided);
    }

    private void decide(MatchEvent event, VarDecision decision, String reason) {
        MatchEvent decided = scribe.event(EventType.VAR_DECISION);
        decided.setTeam(event.getTeam());
        decided.setAbout(event.getEventId());
        decided.setVarDecision(decision);
        decided.setReason(reason);
        scribe.tellDecision(decided);
    }

    private void kickOff(Side side, long readyAt) {
        play.stop(new Restart(Kind.KICK_OFF, side, side.nearest(0, 0), 0, 0, readyAt));
    }

    private void stop(Kind kind, Side side, double x, double y, long readyAt) {
        double goalLine = Geometry.within(51, x);
        double touchline = Geometry.within(33, y);
        play.stop(new Restart(kind, side, side.nearest(x, y), goalLine, touchline, readyAt));
    }

    private long after(int least, int spread) {
        return (long) play.clock().millis() + least + random.nextInt(spread);
    }
}
