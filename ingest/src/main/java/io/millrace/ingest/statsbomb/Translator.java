package io.millrace.ingest.statsbomb;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.LineUpPlayer;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Restart;
import io.millrace.ingest.football.Periods;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Pitch;
import io.millrace.ingest.football.Unfit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events of one match, each StatsBomb event one match event under its own id. By StatsBomb's event specification 4.0:
 * a pass is complete when it has no outcome, a shot is on target when it is saved or a goal, an own goal is the event of
 * the player's team ({@code Own Goal Against}). A half starts and ends once for each team: the second is OTHER.
 */
final class Translator {

    private static final Pitch PITCH = Pitch.fromTopLeft(120, 80);

    private static final Set<Integer> ON_TARGET = Set.of(Codes.SHOT_GOAL, Codes.SHOT_SAVED, Codes.SHOT_SAVED_TO_POST);

    private final String match;
    private final Periods periods;
    private final Set<String> halves = new HashSet<>();
    private final Map<String, Piece> passes = new HashMap<>();
    private final Set<String> teams = new HashSet<>();

    Translator(String match, Instant kickOff) {
        this.match = match;
        this.periods = new Periods(kickOff);
    }

    MatchEvent translate(Piece event) throws Unfit {
        Period period = Periods.numbered(event.whole("period"))
                .orElseThrow(() -> new Unfit("period is " + event.at("period") + ", expected 1 to 5"));
        Duration clock = clock(event.text("timestamp"));
        MatchEvent.Builder told = MatchEvent.newBuilder()
                .setEventId(event.text("id"))
                .setMatchId(match)
                .setSequence((long) event.whole("index"))
                .setPeriod(period)
                .setClock((int) clock.toMillis())
                .setEventTime(periods.at(period, clock))
                .setTeam(event.textOrNull("team.id"))
                .setPlayer(event.textOrNull("player.id"))
                .setPlayerName(event.textOrNull("player.name"))
                .setPossessionTeam(event.textOrNull("possession_team.id"));
        if (event.at("possession").isInt()) {
            told.setPossession(event.whole("possession"));
        }
        if (event.at("duration").isNumber()) {
            told.setDuration((int) Math.round(event.number("duration") * 1_000));
        }
        place(event.at("location"), told::setX, told::setY);
        if (told.getTeam() != null) {
            teams.add(told.getTeam());
        }
        say(event, told);
        return told.build();
    }

    private void say(Piece event, MatchEvent.Builder told) throws Unfit {
        int type = event.whole("type.id");
        switch (type) {
            case Codes.STARTING_XI -> told.setType(EventType.LINE_UP).setLineUp(lineUp(event));
            case Codes.HALF_START -> half(EventType.PERIOD_START, told);
            case Codes.HALF_END -> half(EventType.PERIOD_END, told);
            case Codes.PASS -> pass(event, told);
            case Codes.SHOT -> shot(event, told);
            case Codes.OWN_GOAL_AGAINST -> told.setType(EventType.OWN_GOAL);
            case Codes.OWN_GOAL_FOR -> ownGoalFor(event, told);
            case Codes.FOUL_COMMITTED -> told.setType(EventType.FOUL).setCard(card(event, "foul_committed.card.name"));
            case Codes.BAD_BEHAVIOUR -> badBehaviour(event, told);
            case Codes.FOUL_WON ->
                told.setType(event.at("foul_won.penalty").asBoolean() ? EventType.PENALTY_AWARDED : EventType.OTHER);
            case Codes.SUBSTITUTION ->
                told.setType(EventType.SUBSTITUTION)
                        .setSecondPlayer(event.text("substitution.replacement.id"))
                        .setSecondPlayerName(event.textOrNull("substitution.replacement.name"));
            default -> told.setType(Codes.plain(type, event));
        }
    }

    private void half(EventType type, MatchEvent.Builder told) {
        told.setType(halves.add(type + " " + told.getPeriod()) ? type : EventType.OTHER)
                .setTeam(null);
    }

    private void pass(Piece event, MatchEvent.Builder told) {
        passes.put(told.getEventId(), event);
        place(event.at("pass.end_location"), told::setEndX, told::setEndY);
        told.setType(EventType.PASS)
                .setSuccess(event.at("pass.outcome").isMissingNode())
                .setCross(event.at("pass.cross").asBoolean())
                .setRestart(restart(event.at("pass.type.id").asInt()))
                .setSecondPlayer(event.textOrNull("pass.recipient.id"))
                .setSecondPlayerName(event.textOrNull("pass.recipient.name"));
    }

    private void shot(Piece event, MatchEvent.Builder told) throws Unfit {
        int outcome = event.whole("shot.outcome.id");
        place(event.at("shot.end_location"), told::setEndX, told::setEndY);
        told.setType(outcome == Codes.SHOT_GOAL ? EventType.GOAL : EventType.SHOT)
                .setSuccess(ON_TARGET.contains(outcome))
                .setPenalty(event.at("shot.type.id").asInt() == Codes.SHOT_PENALTY)
                .setRestart(restart(event.at("shot.type.id").asInt()));
        if (event.at("shot.statsbomb_xg").isNumber()) {
            told.setExpectedGoals(event.number("shot.statsbomb_xg"));
        }
        Piece assist = passes.get(event.textOrNull("shot.key_pass_id"));
        if (outcome == Codes.SHOT_GOAL && assist != null) {
            told.setSecondPlayer(assist.textOrNull("player.id")).setSecondPlayerName(assist.textOrNull("player.name"));
        }
    }

    /** Its counterpart tells the goal. Without one the scorer is not known, and the side is the other one. */
    private void ownGoalFor(Piece event, MatchEvent.Builder told) {
        if (!event.at("related_events").isEmpty()) {
            told.setType(EventType.OTHER);
            return;
        }
        String other = teams.stream()
                .filter(team -> !team.equals(told.getTeam()))
                .findFirst()
                .orElse(null);
        told.setType(EventType.OWN_GOAL).setTeam(other).setPlayer(null).setPlayerName(null);
    }

    private static void badBehaviour(Piece event, MatchEvent.Builder told) throws Unfit {
        Card card = card(event, "bad_behaviour.card.name");
        told.setType(card == null ? EventType.OTHER : EventType.CARD).setCard(card);
    }

    private static Card card(Piece event, String path) throws Unfit {
        String name = event.textOrNull(path);
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "Yellow Card" -> Card.YELLOW;
            case "Second Yellow" -> Card.SECOND_YELLOW;
            case "Red Card" -> Card.RED;
            default -> throw new Unfit(path + " is '" + name + "', expected Yellow Card, Second Yellow or Red Card");
        };
    }

    private static Restart restart(int type) {
        return switch (type) {
            case Codes.CORNER -> Restart.CORNER;
            case Codes.FREE_KICK -> Restart.FREE_KICK;
            case Codes.GOAL_KICK -> Restart.GOAL_KICK;
            case Codes.KICK_OFF -> Restart.KICK_OFF;
            case Codes.THROW_IN -> Restart.THROW_IN;
            default -> null;
        };
    }

    private static List<LineUpPlayer> lineUp(Piece event) throws Unfit {
        List<LineUpPlayer> players = new ArrayList<>();
        for (JsonNode one : event.at("tactics.lineup")) {
            Piece player = new Piece(one);
            players.add(new LineUpPlayer(
                    player.text("player.id"),
                    player.text("player.name"),
                    player.at("jersey_number").isInt() ? player.whole("jersey_number") : null,
                    player.textOrNull("position.name"),
                    true));
        }
        return players;
    }

    private static Duration clock(String timestamp) throws Unfit {
        try {
            return Duration.ofNanos(LocalTime.parse(timestamp).toNanoOfDay());
        } catch (DateTimeException wrong) {
            throw new Unfit("timestamp is '" + timestamp + "', expected a clock like 00:18:21.360");
        }
    }

    private interface Coordinate {
        Object set(Float metres);
    }

    private static void place(JsonNode location, Coordinate x, Coordinate y) {
        if (location.path(0).isNumber() && location.path(1).isNumber()) {
            x.set(PITCH.x(location.get(0).doubleValue()));
            y.set(PITCH.y(location.get(1).doubleValue()));
        }
    }
}
