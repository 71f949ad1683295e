package io.millrace.sports.alerting;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a changed alert says about why it changed: the difference that matters most to a reader. */
final class Differences {

    private static final List<String> BY_WEIGHT = List.of(
            Values.PLAYER_NAME,
            Values.PLAYER,
            Values.SECOND_PLAYER_NAME,
            Values.KIND,
            Values.STANDING,
            Values.DECISION,
            Values.SCORE,
            Values.STATE,
            Values.MINUTE);

    private Differences() {}

    static Optional<String> between(Map<String, String> before, Map<String, String> now) {
        return BY_WEIGHT.stream()
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .findFirst()
                .map(name -> sentence(name, before.get(name), now.get(name)));
    }

    private static String sentence(String name, String before, String now) {
        return switch (name) {
            case Values.STANDING -> standing(before, String.valueOf(now));
            case Values.DECISION -> "decided: " + (now == null ? "open again" : Wording.words(now));
            case Values.PLAYER_NAME, Values.PLAYER -> "player corrected: " + shown(before) + " -> " + shown(now);
            case Values.SECOND_PLAYER_NAME -> "assist corrected: " + shown(before) + " -> " + shown(now);
            default -> name + " corrected: " + shown(before) + " -> " + shown(now);
        };
    }

    private static String standing(String before, String now) {
        return switch (now) {
            case "STANDS" -> "UNDER_REVIEW".equals(before) ? "stands after the review" : "confirmed";
            case "UNDER_REVIEW" -> "under review";
            default -> Wording.words(String.valueOf(before)) + " -> " + Wording.words(now);
        };
    }

    private static String shown(String value) {
        return value == null ? "none" : value;
    }
}
