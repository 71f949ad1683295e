package io.millrace.sports.alerting;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchState;
import io.millrace.sports.match.Board;
import io.millrace.sports.match.Board.SideBoard;
import io.millrace.sports.match.Goals;
import io.millrace.sports.match.Incident;
import io.millrace.sports.match.Side;
import io.millrace.sports.match.Standing;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What alerts say, for people and by name. */
final class Wording {

    private Wording() {}

    /** {@code FC Home 1-0 FC Away}. */
    static String line(Board board, Goals score) {
        return name(board.home(), "home") + " " + score + " " + name(board.away(), "away");
    }

    static String teams(Board board) {
        return name(board.home(), "home") + " - " + name(board.away(), "away");
    }

    private static String name(SideBoard side, String otherwise) {
        return side.name().isEmpty() ? otherwise : side.name();
    }

    /** Whom the match concerns; what is not known is left out. */
    static Map<String, String> values(Board board) {
        Map<String, String> values = new TreeMap<>();
        put(values, Values.COMPETITION, board.competition());
        put(values, Values.HOME, board.home().team());
        put(values, Values.AWAY, board.away().team());
        values.put(Values.TEAMS, teams(board));
        return values;
    }

    static Map<String, String> values(Board board, Incident incident, Goals score) {
        Map<String, String> values = values(board);
        values.put(Values.SCORE, score.toString());
        values.put(Values.LINE, line(board, score));
        values.put(Values.STANDING, incident.standing().name());
        values.put(Values.KIND, kind(incident));
        incident.minute().ifPresent(minute -> values.put(Values.MINUTE, minute));
        put(values, Values.TEAM, incident.event().getTeam());
        put(values, Values.PLAYER, incident.event().getPlayer());
        put(values, Values.PLAYER_NAME, incident.playerName());
        if (incident.isGoal()) {
            put(values, Values.SECOND_PLAYER, incident.event().getSecondPlayer());
            put(values, Values.SECOND_PLAYER_NAME, incident.secondPlayerName());
        }
        put(values, Values.ABOUT, incident.event().getAbout());
        return values;
    }

    static void put(Map<String, String> values, String name, String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, value);
        }
    }

    private static String kind(Incident incident) {
        if (incident.type() == EventType.OWN_GOAL) {
            return "own goal";
        }
        if (incident.isGoal()) {
            return incident.event().getPenalty() ? "penalty goal" : "goal";
        }
        return incident.card()
                .map(card -> words(card.name()) + " card")
                .orElse(words(incident.type().name()));
    }

    /** {@code GOAL! Ada (FC Home) 18': FC Home 1-0 FC Away}. */
    static String title(Board board, Incident incident, Goals score) {
        String what = what(incident);
        String who = who(board, incident);
        String when = incident.minute().map(minute -> " " + minute + "'").orElse("");
        String doubt =
                switch (incident.standing()) {
                    case PENDING -> incident.isGoal() ? " (to be confirmed)" : "";
                    case UNDER_REVIEW -> " (under review)";
                    case STANDS, VOID -> "";
                };
        return what + who + when + doubt + ": " + line(board, score);
    }

    private static String what(Incident incident) {
        boolean taken = incident.standing() == Standing.VOID;
        if (incident.isGoal()) {
            boolean own = incident.type() == EventType.OWN_GOAL;
            return taken
                    ? "No goal"
                    : own ? "Own goal" : incident.event().getPenalty() ? "GOAL from a penalty!" : "GOAL!";
        }
        String name =
                switch (incident.type()) {
                    case CARD ->
                        incident.card().orElse(Card.YELLOW) == Card.YELLOW
                                ? "Yellow card"
                                : incident.card().orElseThrow() == Card.RED ? "Red card" : "Second yellow card";
                    case PENALTY_AWARDED -> "Penalty";
                    case VAR_CHECK -> "VAR check";
                    default -> words(incident.type().name());
                };
        return taken ? "No " + name.toLowerCase(Locale.ROOT) : name;
    }

    private static String who(Board board, Incident incident) {
        String team = incident.side()
                .map(side -> name(board.of(side), side == Side.HOME ? "home" : "away"))
                .orElse("");
        String player = incident.playerName().isEmpty()
                ? Objects.toString(incident.event().getPlayer(), "")
                : incident.playerName();
        if (player.isEmpty()) {
            return team.isEmpty() ? "" : " " + team;
        }
        return " " + player + (team.isEmpty() ? "" : " (" + team + ")");
    }

    static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String phase(MatchState state) {
        return switch (state) {
            case FIRST_HALF -> "Kick-off";
            case HALF_TIME -> "Half-time";
            case SECOND_HALF -> "Second half";
            case EXTRA_FIRST -> "Extra time";
            case SHOOT_OUT -> "Shoot-out";
            case FULL_TIME -> "Full time";
            case AFTER_EXTRA_TIME -> "After extra time";
            case AFTER_SHOOT_OUT -> "After the shoot-out";
            default -> {
                String words = words(state.name());
                yield Character.toUpperCase(words.charAt(0)) + words.substring(1);
            }
        };
    }

    /** The score of the match, and of the shoot-out where there is one. */
    static String result(Board board) {
        Optional<String> kicks = board.home()
                .shootOut()
                .flatMap(home -> board.away().shootOut().map(away -> " (" + new Goals(home, away) + " on kicks)"));
        return line(board, board.goals()) + kicks.orElse("");
    }
}
