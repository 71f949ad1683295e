package io.millrace.benchmarks.throughput;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One contender over all transactions, once.
 *
 * @param elapsed from the first record in hand to the commit of the last
 * @param cpu of the contender in that time
 * @param brokerCpu of the broker in that time
 * @param peakBytes the most memory the contender had resident
 * @param otherCores processors that other programs of the machine kept busy in that time, on average
 */
public record Run(
        Contender contender,
        int round,
        long records,
        Duration elapsed,
        Duration cpu,
        Duration brokerCpu,
        OptionalLong peakBytes,
        OptionalDouble otherCores) {

    public double perSecond() {
        return records / seconds(elapsed);
    }

    /** Processor seconds for a million records. */
    public double cpuPerMillion() {
        return seconds(cpu) * 1e6 / records;
    }

    public double brokerCpuPerMillion() {
        return seconds(brokerCpu) * 1e6 / records;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
