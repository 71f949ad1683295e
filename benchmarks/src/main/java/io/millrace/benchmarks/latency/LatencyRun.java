package io.millrace.benchmarks.latency;

import io.millrace.benchmarks.BenchException;
import io.millrace.benchmarks.process.Child;
import io.millrace.benchmarks.process.Meter;
import io.millrace.benchmarks.process.Words;
import io.millrace.benchmarks.throughput.Contender;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * From the moment at which a transaction is due to be sent to the moment at which a consumer of committed records has its
 * alert, at a fixed rate.
 *
 * @param probes measured ones
 * @param microseconds latencies of the measured probes
 * @param worstSendNanos the most that a record was sent behind its time; part of the latency
 */
public record LatencyRun(Plan plan, long probes, Histogram microseconds, long worstSendNanos, Meter.Reading reading) {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration LAST_ALERT_PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(1);
    private static final int SIGNIFICANT_DIGITS = 3;

    /**
     * @param perSecond transactions
     * @param warmUp not measured: the compiler is at work
     * @param measured after the warm-up
     */
    public record Plan(double perSecond, Duration warmUp, Duration measured, long seed) {

        int events() {
            return (int) (perSecond * warmUp.plus(measured).toMillis() / 1000);
        }
    }

    /** @throws BenchException if the alert of a probe did not come */
    public static LatencyRun measure(Plan plan, Contender.Application application, Contender.Site site, long brokerPid)
            throws InterruptedException {
        try (Child child = application.start(site)) {
            child.await(Words.READY, START_PATIENCE);
            Instant start = Instant.now();
            Script script = Script.write(plan.events(), plan.perSecond(), start, plan.seed());
            OpenLoop loop = new OpenLoop(site.bootstrapServers(), plan.perSecond());
            try (AlertWatch watch =
                    new AlertWatch(site.bootstrapServers(), script.probes().keySet())) {
                watch.start();
                long begin = System.nanoTime() + BEFORE_THE_FIRST.toNanos();
                Meter meter = Meter.start(child, brokerPid, begin);
                long worst = loop.send(script.records(), begin);
                boolean all = watch.awaitAll(LAST_ALERT_PATIENCE);
                Meter.Reading reading = meter.read();
                if (!all) {
                    child.mustBeAlive();
                    throw new BenchException("alerts came for " + watch.seen().size() + " of "
                            + script.probes().size() + " probes; expected one for each");
                }
                return read(plan, script, loop, begin, watch.seen(), worst, reading);
            }
        }
    }

    private static LatencyRun read(
            Plan plan,
            Script script,
            OpenLoop loop,
            long begin,
            Map<String, Long> seen,
            long worst,
            Meter.Reading reading) {
        Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
        script.probes().forEach((account, position) -> {
            long due = loop.due(position);
            if (due >= plan.warmUp().toNanos()) {
                histogram.recordValue((seen.get(account) - begin - due) / 1000);
            }
        });
        return new LatencyRun(plan, histogram.getTotalCount(), histogram, worst, reading);
    }

    /** Milliseconds. */
    public double percentile(double percent) {
        return microseconds.getValueAtPercentile(percent) / 1000.0;
    }

    public double worst() {
        return microseconds.getMaxValue() / 1000.0;
    }
}
