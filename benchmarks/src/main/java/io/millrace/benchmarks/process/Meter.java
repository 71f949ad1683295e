package io.millrace.benchmarks.process;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a child, the broker and the rest of the machine use from one moment to another. */
public final class Meter {

    private final Child child;
    private final ProcessHandle broker;
    private final long begun;
    private final ProcessFigures childBefore;
    private final ProcessFigures brokerBefore;
    private final ProcessFigures selfBefore;
    private final Optional<Duration> machineBefore;

    /**
     * @param otherCores processors that programs other than these three kept busy, on average; empty where the system does
     *     not tell
     */
    public record Reading(
            Duration elapsed, Duration cpu, Duration brokerCpu, OptionalLong peakBytes, OptionalDouble otherCores) {}

    private Meter(Child child, ProcessHandle broker, long begun) {
        this.child = child;
        this.broker = broker;
        this.begun = begun;
        this.childBefore = child.figures();
        this.brokerBefore = ProcessFigures.of(broker);
        this.selfBefore = ProcessFigures.of(ProcessHandle.current());
        this.machineBefore = MachineLoad.busy();
    }

    /** @param begun the moment from which the time counts, by {@link System#nanoTime} */
    public static Meter start(Child child, long brokerPid, long begun) {
        return new Meter(child, ProcessHandle.of(brokerPid).orElseThrow(), begun);
    }

    public Reading read() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        ProcessFigures childNow = child.figures();
        Duration cpu = childNow.cpu().minus(childBefore.cpu());
        Duration brokerCpu = ProcessFigures.of(broker).cpu().minus(brokerBefore.cpu());
        Duration selfCpu = ProcessFigures.of(ProcessHandle.current()).cpu().minus(selfBefore.cpu());
        Optional<Duration> others = MachineLoad.busy()
                .flatMap(now -> machineBefore.map(now::minus))
                .map(all -> all.minus(cpu).minus(brokerCpu).minus(selfCpu));
        OptionalDouble otherCores = others.isPresent()
                ? OptionalDouble.of(Math.max(0, others.get().toNanos() / (double) elapsed.toNanos()))
                : OptionalDouble.empty();
        return new Reading(elapsed, cpu, brokerCpu, childNow.peakBytes(), otherCores);
    }
}
