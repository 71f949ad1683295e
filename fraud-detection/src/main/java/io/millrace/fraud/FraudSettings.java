package io.millrace.fraud;

import io.millrace.fraud.account.AccountPolicy;
import io.millrace.processors.app.Setting;
import io.millrace.processors.app.Settings;
import java.time.Duration;
import java.util.List;

/** What can be set of fraud detection, beside what can be set of every application. */
final class FraudSettings {

    static final Setting<Duration> LATENESS = Setting.duration(
            "lateness",
            "1m",
            "how far behind its account's latest event time a transaction may come; later ones are LATE");

    static final Setting<Duration> HISTORY_RETENTION = Setting.duration(
            "history.retention", "30d", "how long an account's history is kept: no rule can look back further");

    static final Setting<Duration> ACTIVITY_WINDOW =
            Setting.duration("activity.window", "5m", "size of the windows of account_activity");

    static final Setting<Duration> ACTIVITY_IDLE_CLOSE = Setting.duration(
            "activity.idle-close",
            "0s",
            "close an account's open windows when it has been silent for so long by the wall clock; 0s: when window and"
                    + " lateness would be over");

    static final Setting<Integer> REVIEW_FROM =
            Setting.count("score.review", 300, 1, 100_000, "score from which a transaction is to be reviewed");

    static final Setting<Integer> DECLINE_FROM =
            Setting.count("score.decline", 700, 1, 100_000, "score from which a transaction is to be declined");

    static final Setting<String> RULES_PACK = Setting.text(
            "rules.pack",
            "default",
            "the rules to start from: default (the shipped pack), none, or a file of rules; the topic fraud_rules overrides them");

    private FraudSettings() {}

    static List<Setting<?>> all() {
        return List.of(
                LATENESS,
                HISTORY_RETENTION,
                ACTIVITY_WINDOW,
                ACTIVITY_IDLE_CLOSE,
                REVIEW_FROM,
                DECLINE_FROM,
                RULES_PACK);
    }

    static AccountPolicy accountPolicy(Settings settings) {
        return new AccountPolicy(
                settings.get(LATENESS),
                settings.get(HISTORY_RETENTION),
                settings.get(ACTIVITY_WINDOW),
                settings.get(ACTIVITY_IDLE_CLOSE),
                settings.get(REVIEW_FROM),
                settings.get(DECLINE_FROM));
    }
}
