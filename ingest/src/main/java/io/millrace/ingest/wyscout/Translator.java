package io.millrace.ingest.wyscout;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Restart;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Pitch;
import io.millrace.ingest.football.Unfit;
import java.util.HashSet;
import java.util.Set;

/**
 * What a Wyscout event says. By the tags of the data set's description: a goal is tag 101 on a shot or a free kick (the
 * goalkeeper's event carries the same tag), an own goal is tag 102 of the player's team.
 */
final class Translator {

    private static final Pitch PITCH = Pitch.fromTopLeft(100, 100);

    private static final int GOAL = 101;
    private static final int OWN_GOAL = 102;
    private static final int ASSIST = 301;
    private static final int INTERCEPTION = 1401;
    private static final int RED = 1701;
    private static final int YELLOW = 1702;
    private static final int SECOND_YELLOW = 1703;
    private static final int ACCURATE = 1801;
    private static final int NOT_ACCURATE = 1802;

    private String assistTeam;
    private String assist;

    void say(Piece event, MatchEvent.Builder told) throws Unfit {
        String name = event.text("eventName");
        String detail = event.at("subEventName").asText();
        Set<Integer> tags = tags(event);
        told.setTeam(event.text("teamId")).setPlayer(player(event));
        place(event, told);
        if (tags.contains(ASSIST)) {
            assistTeam = told.getTeam();
            assist = told.getPlayer();
        }
        if (tags.contains(OWN_GOAL)) {
            told.setType(EventType.OWN_GOAL);
            return;
        }
        switch (name) {
            case "Shot" -> shot(tags, told);
            case "Free Kick" -> freeKick(detail, tags, told);
            case "Pass" -> pass(detail, tags, null, told);
            case "Foul" -> foul(detail, tags, told);
            case "Offside" -> told.setType(EventType.OFFSIDE);
            case "Others on the ball" -> onTheBall(detail, tags, told);
            default -> told.setType(EventType.OTHER);
        }
    }

    private void shot(Set<Integer> tags, MatchEvent.Builder told) {
        boolean goal = tags.contains(GOAL);
        told.setType(goal ? EventType.GOAL : EventType.SHOT).setSuccess(goal || tags.contains(ACCURATE));
        if (goal && told.getTeam().equals(assistTeam)) {
            told.setSecondPlayer(assist);
        }
        if (goal) {
            assistTeam = null;
        }
    }

    private void freeKick(String detail, Set<Integer> tags, MatchEvent.Builder told) {
        if (detail.equals("Penalty")) {
            shot(tags, told);
            told.setPenalty(true);
            return;
        }
        Restart restart =
                switch (detail) {
                    case "Corner" -> Restart.CORNER;
                    case "Throw in" -> Restart.THROW_IN;
                    case "Goal kick" -> Restart.GOAL_KICK;
                    default -> Restart.FREE_KICK;
                };
        if (detail.equals("Free kick shot") || tags.contains(GOAL)) {
            shot(tags, told);
            told.setRestart(restart);
        } else {
            pass(detail, tags, restart, told);
        }
    }

    private static void pass(String detail, Set<Integer> tags, Restart restart, MatchEvent.Builder told) {
        told.setType(EventType.PASS)
                .setRestart(restart)
                .setSuccess(accurate(tags))
                .setCross(detail.equals("Cross") || detail.equals("Free kick cross"));
    }

    /** Words and delays are no fouls on a player: what remains of them is the card. */
    private static void foul(String detail, Set<Integer> tags, MatchEvent.Builder told) {
        Card card = card(tags);
        boolean play =
                switch (detail) {
                    case "Protest", "Out of game foul", "Time lost foul", "Late card foul" -> false;
                    default -> true;
                };
        told.setCard(card);
        if (play) {
            told.setType(EventType.FOUL);
        } else {
            told.setType(card == null ? EventType.OTHER : EventType.CARD);
        }
    }

    private static Card card(Set<Integer> tags) {
        if (tags.contains(RED)) {
            return Card.RED;
        }
        if (tags.contains(SECOND_YELLOW)) {
            return Card.SECOND_YELLOW;
        }
        return tags.contains(YELLOW) ? Card.YELLOW : null;
    }

    private static void onTheBall(String detail, Set<Integer> tags, MatchEvent.Builder told) {
        if (detail.equals("Clearance")) {
            told.setType(EventType.CLEARANCE);
        } else {
            told.setType(tags.contains(INTERCEPTION) ? EventType.RECOVERY : EventType.TOUCH);
        }
    }

    private static Boolean accurate(Set<Integer> tags) {
        if (tags.contains(ACCURATE)) {
            return true;
        }
        return tags.contains(NOT_ACCURATE) ? false : null;
    }

    /** Player 0 stands for nobody. */
    private static String player(Piece event) {
        String player = event.textOrNull("playerId");
        return "0".equals(player) ? null : player;
    }

    private static void place(Piece event, MatchEvent.Builder told) {
        JsonNode from = event.at("positions").path(0);
        JsonNode to = event.at("positions").path(1);
        if (from.path("x").isNumber() && from.path("y").isNumber()) {
            told.setX(PITCH.x(from.get("x").doubleValue()))
                    .setY(PITCH.y(from.get("y").doubleValue()));
        }
        if (to.path("x").isNumber() && to.path("y").isNumber()) {
            told.setEndX(PITCH.x(to.get("x").doubleValue()))
                    .setEndY(PITCH.y(to.get("y").doubleValue()));
        }
    }

    private static Set<Integer> tags(Piece event) {
        Set<Integer> tags = new HashSet<>();
        event.at("tags").forEach(tag -> tags.add(tag.path("id").asInt()));
        return tags;
    }
}
