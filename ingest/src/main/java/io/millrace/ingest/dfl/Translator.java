package io.millrace.ingest.dfl;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Restart;
import io.millrace.ingest.files.Xml;
import io.millrace.ingest.football.Unfit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a DFL event says. An event is a chain of elements: {@code CornerKick > Play > Cross}, {@code Penalty > ShotAtGoal >
 * SuccessfulShot}. A kick-off of a period is two events: the start of the period, and the play.
 *
 * <p>{@code GoalDisallowed} and {@code VideoAssistantAction} become OTHER: they do not name the event that they are about,
 * and a goal that was disallowed is not entered as a successful shot, so that there is nothing to take back.
 */
final class Translator {

    private static final Pattern RESULT = Pattern.compile("(\\d{1,3}):(\\d{1,3})");

    private final Sections sections;
    private final Map<String, String> names;

    Translator(Sections sections, Map<String, String> names) {
        this.sections = sections;
        this.names = names;
    }

    void say(Entry entry, MatchEvent.Builder told) throws Unfit {
        Xml.Element what = entry.what();
        by(what.get("Team"), what.get("Player"), told);
        switch (what.name()) {
            case "KickOff" -> kickOff(entry, told);
            case "FinalWhistle" -> {
                told.setType(EventType.PERIOD_END);
                result(what.get("FinalResult"), told);
            }
            case "Play" -> pass(what, null, told);
            case "ShotAtGoal" -> shot(what, null, told);
            case "ThrowIn" -> restart(what, Restart.THROW_IN, EventType.THROW_IN, told);
            case "GoalKick" -> restart(what, Restart.GOAL_KICK, EventType.GOAL_KICK, told);
            case "CornerKick" -> restart(what, Restart.CORNER, EventType.CORNER, told);
            case "FreeKick" -> restart(what, Restart.FREE_KICK, EventType.OTHER, told);
            case "Penalty" -> {
                restart(what, null, EventType.OTHER, told);
                told.setPenalty(told.getType() == EventType.GOAL || told.getType() == EventType.SHOT);
            }
            case "OwnGoal" -> {
                told.setType(EventType.OWN_GOAL);
                result(what.get("CurrentResult"), told);
            }
            case "Foul" -> foul(what, told);
            case "Caution" -> told.setType(EventType.CARD).setCard(card(what.get("CardColor")));
            case "Substitution" -> substitution(what, told);
            case "OutSubstitution" -> {
                told.setType(EventType.PLAYER_OFF);
                by(what.get("Team"), what.get("PlayerOut"), told);
            }
            case "Offside" -> told.setType(EventType.OFFSIDE);
            case "BallClaiming" -> told.setType(EventType.RECOVERY);
            case "OtherBallAction" ->
                told.setType("true".equals(what.get("DefensiveClearance")) ? EventType.CLEARANCE : EventType.TOUCH);
            case "BallDeflection" -> told.setType(EventType.TOUCH);
            default -> told.setType(EventType.OTHER).setReason(what.get("Reason"));
        }
        place(entry, told);
    }

    /** The event is the kick-off of a period and tells the first play too. */
    boolean startsWithAPlay(Entry entry) {
        return entry.what().name().equals("KickOff")
                && entry.what().get("GameSection") != null
                && entry.what().child("Play").isPresent();
    }

    void firstPlay(Entry entry, MatchEvent.Builder told) throws Unfit {
        restart(entry.what(), Restart.KICK_OFF, EventType.OTHER, told);
        place(entry, told);
    }

    private void kickOff(Entry entry, MatchEvent.Builder told) throws Unfit {
        String section = entry.what().get("GameSection");
        if (section == null) {
            restart(entry.what(), Restart.KICK_OFF, EventType.OTHER, told);
            return;
        }
        told.setType(EventType.PERIOD_START);
        if (Sections.named(section).isEmpty()) {
            throw new Unfit("GameSection is '" + section
                    + "', expected firstHalf, secondHalf, firstHalfExtra, secondHalfExtra or penaltyShootOut");
        }
    }

    /** @param bare what the event is when it says nothing of the ball */
    private void restart(Xml.Element what, Restart restart, EventType bare, MatchEvent.Builder told) throws Unfit {
        Optional<Xml.Element> play = what.child("Play");
        Optional<Xml.Element> shot = what.child("ShotAtGoal");
        if (play.isPresent()) {
            pass(play.get(), restart, told);
        } else if (shot.isPresent()) {
            shot(shot.get(), restart, told);
        } else {
            told.setType(bare);
        }
    }

    private void pass(Xml.Element play, Restart restart, MatchEvent.Builder told) {
        by(play.get("Team"), play.get("Player"), told);
        String evaluation = play.get("Evaluation");
        told.setType(EventType.PASS)
                .setRestart(restart)
                .setSuccess(evaluation == null ? null : evaluation.startsWith("successful"))
                .setCross(play.child("Cross").isPresent())
                .setPossession(whole(play.get("BallPossessionPhase")))
                .setSecondPlayer(play.get("Recipient"))
                .setSecondPlayerName(name(play.get("Recipient")));
    }

    private void shot(Xml.Element shot, Restart restart, MatchEvent.Builder told) throws Unfit {
        by(shot.get("Team"), shot.get("Player"), told);
        Optional<Xml.Element> goal = shot.child("SuccessfulShot");
        told.setType(goal.isPresent() ? EventType.GOAL : EventType.SHOT)
                .setRestart(restart)
                .setSuccess(goal.isPresent() || shot.child("SavedShot").isPresent())
                .setPossession(whole(shot.get("BallPossessionPhase")))
                .setExpectedGoals(number(shot, "xG"));
        if (goal.isPresent()) {
            String assist = goal.get().get("Assist");
            told.setSecondPlayer(assist).setSecondPlayerName(name(assist));
            result(goal.get().get("CurrentResult"), told);
        }
    }

    private void foul(Xml.Element foul, MatchEvent.Builder told) {
        by(foul.get("TeamFouler"), foul.get("Fouler"), told);
        told.setType(EventType.FOUL).setSecondPlayer(foul.get("Fouled")).setSecondPlayerName(name(foul.get("Fouled")));
    }

    private void substitution(Xml.Element change, MatchEvent.Builder told) {
        by(change.get("Team"), change.get("PlayerOut"), told);
        told.setType(EventType.SUBSTITUTION)
                .setSecondPlayer(change.get("PlayerIn"))
                .setSecondPlayerName(name(change.get("PlayerIn")));
    }

    private static Card card(String colour) throws Unfit {
        return switch (String.valueOf(colour)) {
            case "yellow" -> Card.YELLOW;
            case "yellowRed" -> Card.SECOND_YELLOW;
            case "red" -> Card.RED;
            default -> throw new Unfit("CardColor is '" + colour + "', expected yellow, yellowRed or red");
        };
    }

    private void by(String team, String player, MatchEvent.Builder told) {
        if (team != null) {
            told.setTeam(team);
        }
        if (player != null) {
            told.setPlayer(player).setPlayerName(name(player));
        }
    }

    private String name(String player) {
        return player == null ? null : names.get(player);
    }

    private void place(Entry entry, MatchEvent.Builder told) throws Unfit {
        Optional<Period> period = sections.at(entry.time());
        if (entry.what().get("GameSection") != null) {
            period = Sections.named(entry.what().get("GameSection"));
        }
        if (period.isEmpty()) {
            return;
        }
        told.setPeriod(period.get());
        sections.clock(period.get(), entry.time()).ifPresent(clock -> told.setClock((int) clock.toMillis()));
        Double x = number(entry.event(), "X-Position");
        Double y = number(entry.event(), "Y-Position");
        if (x != null && y != null && told.getTeam() != null) {
            sections.pitch(period.get(), told.getTeam())
                    .ifPresent(pitch -> told.setX(pitch.x(x)).setY(pitch.y(y)));
        }
    }

    private static void result(String text, MatchEvent.Builder told) {
        Matcher result = RESULT.matcher(String.valueOf(text));
        if (result.matches()) {
            told.setHomeScore(Integer.valueOf(result.group(1))).setAwayScore(Integer.valueOf(result.group(2)));
        }
    }

    private static Integer whole(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static Double number(Xml.Element element, String attribute) throws Unfit {
        String text = element.get(attribute);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException wrong) {
            throw new Unfit(attribute + " is '" + text + "', expected a number");
        }
    }
}
