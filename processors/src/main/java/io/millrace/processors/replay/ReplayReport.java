package io.millrace.processors.replay;

import io.millrace.processors.intake.Reason;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person at a terminal of a replay: how far it is, when it takes long, and what came of it. */
public final class ReplayReport implements ReplayProgress {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayReport.class);
    private static final long PAUSE = Duration.ofSeconds(3).toNanos();

    private final PrintWriter out;
    private final PrintWriter err;
    private long toldAt = System.nanoTime();
    private long toldRecords;

    /**
     * @param out for the result
     * @param err for progress and failures
     */
    public ReplayReport(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void at(long records, Instant clock) {
        long now = System.nanoTime();
        if (now - toldAt < PAUSE) {
            return;
        }
        err.printf(
                Locale.ROOT,
                "%,d records, %,d a second, clock at %s%n",
                records,
                perSecond(records - toldRecords, Duration.ofNanos(now - toldAt)),
                clock);
        err.flush();
        toldAt = now;
        toldRecords = records;
    }

    public void summary(ReplaySummary summary) {
        out.printf(
                Locale.ROOT,
                "%,d records in %.1f s (%,d a second), clock from %s to %s%n",
                summary.records(),
                summary.elapsed().toMillis() / 1000.0,
                perSecond(summary.records(), summary.elapsed()),
                summary.from(),
                summary.to());
        summary.accounts().forEach((topic, account) -> out.println("  in   " + topic + ": " + line(account)));
        summary.out().forEach((topic, count) -> out.printf(Locale.ROOT, "  out  %s: %,d%n", topic, count));
        if (summary.strays() > 0) {
            out.printf(
                    Locale.ROOT,
                    "  %,d records were dated far ahead of all others: the clock did not follow them%n",
                    summary.strays());
        }
        out.flush();
    }

    /** The message; the stack trace goes to the log, and only where the application is to blame. */
    public void failure(ReplayException failure) {
        err.println("replay: " + failure.getMessage());
        err.flush();
        if (failure.defect()) {
            LOG.error("Replay stopped", failure);
        }
    }

    private static String line(Account account) {
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "%,d = %,d accepted", account.in(), account.accepted()));
        for (Map.Entry<Reason, Long> rejected : account.rejected().entrySet()) {
            line.append(String.format(Locale.ROOT, " + %,d %s", rejected.getValue(), rejected.getKey()));
        }
        line.append(String.format(Locale.ROOT, " + %,d duplicate", account.duplicate()));
        return account.balanced() ? line.toString() : line + ": DOES NOT BALANCE";
    }

    private static long perSecond(long records, Duration time) {
        return Math.round(records * 1e9 / Math.max(1, time.toNanos()));
    }
}
