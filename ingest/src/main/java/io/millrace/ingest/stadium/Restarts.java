package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.EventType;

/** Puts the ball back into play. */
final class Restarts {

    private final Play play;
    private final Moves moves;
    private final Scribe scribe;

    Restarts(Play play, Moves moves, Scribe scribe) {
        this.play = play;
        this.moves = moves;
        this.scribe = scribe;
    }

    void perform(Restart restart) {
        scribe.confirmPending();
        play.newPossession(restart.side());
        Slot taker = restart.taker();
        switch (restart.kind()) {
            case KICK_OFF -> moves.pass(taker, EventType.PASS);
            case THROW_IN -> moves.pass(taker, EventType.THROW_IN);
            case GOAL_KICK -> moves.pass(taker, EventType.GOAL_KICK);
            case CORNER -> moves.cross(taker, EventType.CORNER);
            case FREE_KICK -> moves.freeKick(taker);
            case PENALTY -> moves.penalty(taker);
            case SHOOT_OUT_KICK -> moves.shootOutKick(taker);
        }
    }
}
