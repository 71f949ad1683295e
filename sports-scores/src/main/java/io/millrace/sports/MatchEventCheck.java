package io.millrace.sports;

import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.processors.intake.Check;
import java.util.Optional;

/** What must hold of an event of a match beyond its schema. Of a withdrawn one only what says which it is. */
final class MatchEventCheck implements Check<MatchEvent> {

    @Override
    public Optional<String> fault(String match, MatchEvent event) {
        if (!match.equals(event.getMatchId())) {
            return Optional.of("key " + match + ", but match " + event.getMatchId() + "; expected the match as key");
        }
        if (event.getEventId().isEmpty()) {
            return Optional.of("an empty eventId; expected one that no other event of the match has");
        }
        if (event.getRevision() < 1) {
            return Optional.of("revision " + event.getRevision() + "; expected 1 or more");
        }
        if (event.getStatus() == EventStatus.CANCELLED) {
            return Optional.empty();
        }
        return notNegative("clock", event.getClock(), "milliseconds since the start of the period")
                .or(() -> notNegative("duration", event.getDuration(), "milliseconds"))
                .or(() -> notNegative("homeScore", event.getHomeScore(), "goals"))
                .or(() -> notNegative("awayScore", event.getAwayScore(), "goals"))
                .or(() -> notNegative("addedMinutes", event.getAddedMinutes(), "minutes"))
                .or(() -> scores(event))
                .or(() -> expectedGoals(event))
                .or(() -> missing(event));
    }

    private static Optional<String> notNegative(String field, Integer value, String unit) {
        return value == null || value >= 0
                ? Optional.empty()
                : Optional.of(field + " " + value + "; expected " + unit + ", 0 or more");
    }

    private static Optional<String> scores(MatchEvent event) {
        return (event.getHomeScore() == null) == (event.getAwayScore() == null)
                ? Optional.empty()
                : Optional.of("half a score: homeScore " + event.getHomeScore() + ", awayScore " + event.getAwayScore()
                        + "; expected both or neither");
    }

    /** Not a number is not between. */
    private static Optional<String> expectedGoals(MatchEvent event) {
        Double value = event.getExpectedGoals();
        return value == null || (value >= 0 && value <= 1)
                ? Optional.empty()
                : Optional.of("expectedGoals " + value + "; expected a probability from 0 to 1");
    }

    private static Optional<String> missing(MatchEvent event) {
        return switch (event.getType()) {
            case GOAL, OWN_GOAL -> required(event, "team", event.getTeam());
            case LINE_UP ->
                required(event, "team", event.getTeam()).or(() -> required(event, "lineUp", event.getLineUp()));
            case PERIOD_START, PERIOD_END -> required(event, "period", event.getPeriod());
            case CARD -> required(event, "card", event.getCard());
            case VAR_DECISION -> required(event, "varDecision", event.getVarDecision());
            case STATUS -> required(event, "matchStatus", event.getMatchStatus());
            case STOPPAGE_TIME -> required(event, "addedMinutes", event.getAddedMinutes());
            case SCORE -> required(event, "homeScore", event.getHomeScore());
            default -> Optional.empty();
        };
    }

    private static Optional<String> required(MatchEvent event, String field, Object value) {
        return value == null || "".equals(value)
                ? Optional.of("a " + event.getType() + " without " + field + "; expected it to be set")
                : Optional.empty();
    }
}
