package io.millrace.ingest.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a feed's records. At the end {@code sent = acknowledged + failed}; until then the difference is under
 * way.
 *
 * @param sent given to the target
 * @param failed sent, and not taken by the target
 * @param refused input that could not be made a record, and so was not sent
 * @param skipped left out by from and to
 * @param sentTo number of records sent, by topic without prefix
 * @param undelivered the file that holds what failed and what was refused; empty when there is none
 */
public record DeliveryReport(
        String feed,
        long sent,
        long acknowledged,
        long failed,
        long refused,
        long skipped,
        Map<String, Long> sentTo,
        Duration elapsed,
        Optional<Path> undelivered) {

    public DeliveryReport {
        sentTo = Map.copyOf(sentTo);
    }

    /** Nothing is missing. */
    public boolean isComplete() {
        return failed == 0 && refused == 0 && sent == acknowledged;
    }

    /** Records a second since the beginning. */
    public double rate() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds == 0 ? 0 : sent / seconds;
    }

    /** One line for people. */
    public String line() {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "%s: sent %,d = acknowledged %,d + failed %,d", feed, sent, acknowledged, failed));
        long underWay = sent - acknowledged - failed;
        if (underWay > 0) {
            line.append(String.format(Locale.ROOT, " + under way %,d", underWay));
        }
        if (refused > 0) {
            line.append(String.format(Locale.ROOT, "; unreadable input %,d", refused));
        }
        if (skipped > 0) {
            line.append(String.format(Locale.ROOT, "; outside from/to %,d", skipped));
        }
        return line.append(String.format(Locale.ROOT, "; %,.0f/s over %,.1f s", rate(), elapsed.toMillis() / 1e3))
                .toString();
    }
}
