package io.millrace.ingest.datafactory;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.football.Periods;
import io.millrace.ingest.football.Pitch;
import io.millrace.ingest.football.Unfit;

/** What an incidence says. Coordinates go from -1 to 1, y downwards; the home team attacks x = 1 in the first half. */
final class Translator {

    private static final Pitch ATTACKING_RIGHT = new Pitch(0, 0, Pitch.LENGTH / 2, -Pitch.WIDTH / 2);

    private final MatchSheet sheet;

    Translator(MatchSheet sheet) {
        this.sheet = sheet;
    }

    void say(Incidence incidence, MatchEvent.Builder told) throws Unfit {
        by(incidence, "plyrId", told);
        switch (incidence.kind()) {
            case "status" -> status(incidence.type(), told);
            case "goals" -> goal(incidence, told);
            case "shots" ->
                told.setType(EventType.SHOT)
                        .setPenalty(Codes.isPenalty(incidence.type()))
                        .setSuccess(incidence.type() == Codes.SHOT_SAVED || incidence.type() == Codes.PENALTY_SAVED);
            case "penaltyShootout" ->
                told.setType(incidence.type() == Codes.SHOOT_OUT_GOAL ? EventType.GOAL : EventType.SHOT)
                        .setPeriod(Period.SHOOT_OUT)
                        .setPenalty(true)
                        .setSuccess(
                                incidence.type() == Codes.SHOOT_OUT_GOAL || incidence.type() == Codes.SHOOT_OUT_SAVED);
            case "correctPasses" -> pass(incidence, true, told);
            case "incorrectPasses" -> pass(incidence, false, told);
            case "throwIn" -> told.setType(EventType.THROW_IN);
            case "cornerKicks" -> told.setType(EventType.CORNER);
            case "goalkick" -> told.setType(EventType.GOAL_KICK);
            case "clearances" -> told.setType(EventType.CLEARANCE);
            case "stealings" -> told.setType(EventType.RECOVERY);
            case "offsides" -> told.setType(EventType.OFFSIDE);
            case "fouls" -> {
                told.setType(EventType.FOUL);
                second(incidence.piece().textOrNull("recvId"), told);
            }
            case "yellowCards" -> told.setType(EventType.CARD).setCard(Card.YELLOW);
            case "redCards" ->
                told.setType(EventType.CARD)
                        .setCard(incidence.type() == Codes.SECOND_YELLOW ? Card.SECOND_YELLOW : Card.RED);
            case "substitutions" -> {
                told.setType(EventType.SUBSTITUTION);
                by(incidence, "offId", told);
                second(incidence.piece().text("inId"), told);
            }
            default -> told.setType(EventType.OTHER);
        }
        place(incidence, told);
    }

    private static void status(int type, MatchEvent.Builder told) {
        if (Codes.startOf(type) != null) {
            told.setType(EventType.PERIOD_START);
        } else {
            told.setType(Codes.ends(type) ? EventType.PERIOD_END : EventType.OTHER);
        }
    }

    private void goal(Incidence incidence, MatchEvent.Builder told) {
        told.setType(incidence.type() == Codes.OWN_GOAL ? EventType.OWN_GOAL : EventType.GOAL)
                .setPenalty(incidence.type() == Codes.PENALTY_GOAL)
                .setSuccess(true);
        second(incidence.piece().textOrNull("assBy"), told);
    }

    private void pass(Incidence incidence, boolean completed, MatchEvent.Builder told) {
        told.setType(EventType.PASS).setSuccess(completed);
        second(incidence.piece().textOrNull("recvId"), told);
    }

    private void by(Incidence incidence, String playerField, MatchEvent.Builder told) {
        String player = incidence.piece().textOrNull(playerField);
        told.setTeam(incidence.piece().textOrNull("team")).setPlayer(player).setPlayerName(sheet.name(player));
    }

    private void second(String player, MatchEvent.Builder told) {
        told.setSecondPlayer(player).setSecondPlayerName(sheet.name(player));
    }

    private void place(Incidence incidence, MatchEvent.Builder told) throws Unfit {
        if (told.getTeam() == null) {
            return;
        }
        boolean home = told.getTeam().equals(sheet.fixture().getHome().getTeam());
        Pitch pitch =
                home == Periods.endsAsInFirstHalf(incidence.period()) ? ATTACKING_RIGHT : ATTACKING_RIGHT.turned();
        if (incidence.piece().at("coord.1.x").isNumber()) {
            told.setX(pitch.x(incidence.piece().number("coord.1.x")))
                    .setY(pitch.y(incidence.piece().number("coord.1.y")));
        }
        if (incidence.piece().at("coord.2.x").isNumber()) {
            told.setEndX(pitch.x(incidence.piece().number("coord.2.x")))
                    .setEndY(pitch.y(incidence.piece().number("coord.2.y")));
        }
    }
}
