package io.millrace.sports.fans;

import io.millrace.contracts.sports.QuietLevel;
import io.millrace.sports.alerting.MatchRule;
import java.util.Optional;

/** Which alerts a fan of each level hears of. */
final class Levels {

    private Levels() {}

    static boolean includes(QuietLevel level, String rule) {
        return quietest(rule).filter(quietest -> level.compareTo(quietest) <= 0).isPresent();
    }

    /** Whether any fan hears of it: what is wrong with a source is no fan's business. */
    static boolean isForFans(String rule) {
        return quietest(rule).isPresent();
    }

    /** The quietest level that still hears of it. Levels are declared from the loudest to the quietest. */
    private static Optional<QuietLevel> quietest(String rule) {
        return MatchRule.of(rule).flatMap(known -> switch (known) {
            case FULL_TIME -> Optional.of(QuietLevel.RESULT);
            case GOAL, SCORE_CORRECTED -> Optional.of(QuietLevel.GOALS);
            case RED_CARD, PENALTY, VAR_CHECK, KICK_OFF, EXTRA_TIME, SHOOT_OUT, MATCH_STATUS ->
                Optional.of(QuietLevel.KEY_MOMENTS);
            case YELLOW_CARD, HALF_TIME, SECOND_HALF -> Optional.of(QuietLevel.EVERYTHING);
            case FEED_SILENT, SCORE_DISAGREEMENT -> Optional.empty();
        });
    }
}
