package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.Commentary;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.ingest.FeedRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A line about what is worth one, a few seconds after it. A name that was wrong is put right in the same line. */
final class Commentator {

    private static final List<String> GOALS = List.of(
            "Goal! %s scores for %s.", "It is in! %s finds the net for %s.", "Goal for the fans to remember: %s, %s.");

    private static final List<String> SHOTS = List.of(
            "%s tries his luck for %s.",
            "A chance for %s, but nothing comes of it for %s.", "%s shoots. No goal for %s.");

    private final Pairing pairing;
    private final SplittableRandom random;
    private final Arrivals arrivals;
    private final Map<String, Commentary> open = new HashMap<>();
    private long last;

    Commentator(Pairing pairing, SplittableRandom random, Arrivals arrivals) {
        this.pairing = pairing;
        this.random = random;
        this.arrivals = arrivals;
    }

    /** @param reported when the event became known */
    void tell(MatchEvent event, long reported) {
        String text = text(event);
        if (text == null) {
            return;
        }
        long time = reported + 1_500 + random.nextInt(5_000);
        Commentary line = new Commentary(
                "c" + ++last,
                pairing.matchId(),
                1,
                event.getEventId(),
                event.getPeriod(),
                event.getClock(),
                Instant.ofEpochMilli(time),
                "en",
                text);
        open.put(event.getEventId(), line);
        send(time, line);
    }

    /** @param reported when the correction became known */
    void correct(MatchEvent event, long reported) {
        Commentary line = open.get(event.getEventId());
        if (line == null) {
            return;
        }
        long time = reported + 1_000;
        Commentary corrected = Commentary.newBuilder(line).build();
        corrected.setRevision(line.getRevision() + 1);
        corrected.setEventTime(Instant.ofEpochMilli(time));
        corrected.setText("Correction: " + text(event));
        send(time, corrected);
    }

    private void send(long time, Commentary line) {
        arrivals.add(time, new FeedRecord<>(SportsTopics.COMMENTARY, pairing.matchId(), line, line.getEventTime()));
    }

    private String text(MatchEvent event) {
        String player = event.getPlayerName();
        String team = team(event.getTeam());
        if (event.getPeriod() == Period.SHOOT_OUT && event.getPenalty()) {
            return player + (event.getType() == EventType.GOAL ? " scores" : " misses") + " in the shoot-out.";
        }
        return switch (event.getType()) {
            case PERIOD_START -> "The ball is rolling: " + named(event.getPeriod()) + ".";
            case PERIOD_END -> "The whistle: that was the " + named(event.getPeriod()) + ". " + score(event);
            case GOAL ->
                event.getPenalty()
                        ? player + " converts the penalty for " + team + ". " + score(event)
                        : GOALS.get(choice(event, GOALS)).formatted(player, team) + " " + score(event);
            case OWN_GOAL -> "Own goal by " + player + " of " + team + ". " + score(event);
            case SHOT ->
                event.getExpectedGoals() > 0.15
                        ? SHOTS.get(choice(event, SHOTS)).formatted(player, team)
                        : null;
            case PENALTY_AWARDED -> "Penalty for " + team + ": " + player + " went down.";
            case CARD ->
                switch (event.getCard()) {
                    case YELLOW -> "Yellow card for " + player + ", " + team + ".";
                    case SECOND_YELLOW -> "Second yellow card: " + player + " of " + team + " is off.";
                    case RED -> "Red card for " + player + ", " + team + ".";
                };
            case SUBSTITUTION -> team + " change: " + event.getSecondPlayerName() + " comes on for " + player + ".";
            case VAR_CHECK -> "VAR is looking at it.";
            case VAR_DECISION -> "VAR: " + decision(event) + ". " + score(event);
            case STOPPAGE_TIME -> event.getAddedMinutes() + " minutes are added.";
            default -> null;
        };
    }

    /** The same words for the same event, whoever it is said of. */
    private static int choice(MatchEvent event, List<String> texts) {
        return (int) (event.getSequence() % texts.size());
    }

    private static String decision(MatchEvent event) {
        String said =
                switch (event.getVarDecision()) {
                    case GOAL_STANDS -> "the goal stands";
                    case GOAL_DISALLOWED -> "no goal";
                    case PENALTY_STANDS -> "the penalty stands";
                    case PENALTY_CANCELLED -> "no penalty";
                    case CARD_STANDS -> "the card stands";
                    case CARD_CANCELLED -> "the card is taken back";
                    case CARD_UPGRADED -> "it is a red card";
                    case NO_ACTION -> "nothing to change";
                };
        return event.getReason() == null ? said : said + ", " + event.getReason();
    }

    private String score(MatchEvent event) {
        return event.getHomeScore() == null
                ? ""
                : pairing.home().name() + " " + event.getHomeScore() + "-" + event.getAwayScore() + " "
                        + pairing.away().name();
    }

    private String team(String id) {
        return pairing.home().id().equals(id)
                ? pairing.home().name()
                : pairing.away().name();
    }

    private static String named(Period period) {
        return switch (period) {
            case FIRST_HALF -> "first half";
            case SECOND_HALF -> "second half";
            case EXTRA_FIRST -> "first half of extra time";
            case EXTRA_SECOND -> "second half of extra time";
            case SHOOT_OUT -> "shoot-out";
        };
    }
}
