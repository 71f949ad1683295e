package io.millrace.sports.match;

import java.util.Optional;

/**
 * The source reports a score that its own events do not give.
 *
 * @param reportedBy eventId of the latest report in match order
 * @param counted what the events up to there give, by the decisions up to there
 * @param lastGoal eventId of the last goal counted; empty when none is
 */
public record Disagreement(Goals reported, String reportedBy, Goals counted, Optional<String> lastGoal) {}
