package io.millrace.benchmarks.report;

import io.millrace.benchmarks.latency.LatencyRun;
import io.millrace.benchmarks.throughput.Run;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was measured, for people.
 *
 * @param conditions a line each: what the figures depend on
 * @param yardstick name of the contender that the others are compared with, in the same round
 * @param aims for the ratio to the yardstick, by the name of the contender
 * @param smoke too short to be held against any aim
 */
public record Report(
        List<String> conditions,
        String yardstick,
        List<Run> runs,
        Map<String, Double> aims,
        Optional<LatencyRun> latency,
        boolean smoke) {

    /** A foreign load above this makes a round doubtful. */
    private static final double DOUBTFUL_CORES = 0.35;

    /** Milliseconds, for 99 of 100 alerts. */
    private static final double LATENCY_AIM = 150;

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Machine.line());
        lines.addAll(conditions);
        lines.add("");
        if (!runs.isEmpty()) {
            lines.addAll(throughput());
            lines.add("");
        }
        latency.ifPresent(run -> {
            lines.addAll(latency(run));
            lines.add("");
        });
        lines.addAll(targets());
        return lines;
    }

    private List<String> throughput() {
        Table table = new Table(
                "throughput, medians (least to most)",
                "runs",
                "records/s",
                "to the copy",
                "CPU s/M",
                "broker",
                "peak MB",
                "others' cores");
        for (String name : contenders()) {
            List<Run> own = of(name);
            Medians rate = Medians.of(own, Run::perSecond);
            Medians ratio = ratio(name);
            table.row(
                    name,
                    String.valueOf(own.size()),
                    format("%,.0f (%,.0f to %,.0f)", rate.median(), rate.least(), rate.most()),
                    format("%.2f (%.2f to %.2f)", ratio.median(), ratio.least(), ratio.most()),
                    format("%.1f", Medians.of(own, Run::cpuPerMillion).median()),
                    format("%.2f", Medians.of(own, Run::brokerCpuPerMillion).median()),
                    megabytes(own),
                    format(
                            "%.2f",
                            Medians.of(own, run -> run.otherCores().orElse(Double.NaN))
                                    .most()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (runs.stream().anyMatch(run -> run.otherCores().orElse(0) > DOUBTFUL_CORES)) {
            lines.add("Other programs kept more than " + DOUBTFUL_CORES + " of a core busy during a run: measure again"
                    + " on a quiet machine.");
        }
        return lines;
    }

    private static List<String> latency(LatencyRun run) {
        Table table = new Table(
                "latency, ms, due to be sent until committed alert",
                "rate/s",
                "alerts",
                "p50",
                "p95",
                "p99",
                "p99.9",
                "max",
                "cores",
                "broker");
        double seconds = run.reading().elapsed().toNanos() / 1e9;
        table.row(
                "whole pack",
                format("%,.0f", run.plan().perSecond()),
                String.valueOf(run.probes()),
                format("%.1f", run.percentile(50)),
                format("%.1f", run.percentile(95)),
                format("%.1f", run.percentile(99)),
                format("%.1f", run.percentile(99.9)),
                format("%.1f", run.worst()),
                format("%.2f", run.reading().cpu().toNanos() / 1e9 / seconds),
                format("%.2f", run.reading().brokerCpu().toNanos() / 1e9 / seconds));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(format(
                "Sent at most %.1f ms behind time, which the latency includes. Other programs: %.2f cores.",
                run.worstSendNanos() / 1e6, run.reading().otherCores().orElse(Double.NaN)));
        return lines;
    }

    private List<String> targets() {
        if (smoke) {
            return List.of("A quick run: it shows that everything works. Its figures are those of a cold compiler.");
        }
        List<Target> targets = new ArrayList<>();
        for (String name : contenders()) {
            if (aims.containsKey(name)) {
                targets.add(new Target(
                        name + ", ratio to the copy",
                        aims.get(name),
                        true,
                        "",
                        ratio(name).median()));
            }
        }
        latency.ifPresent(run -> targets.add(new Target("latency p99", LATENCY_AIM, false, " ms", run.percentile(99))));
        return targets.stream().map(Target::line).toList();
    }

    private Set<String> contenders() {
        return runs.stream().map(run -> run.contender().name()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Run> of(String name) {
        return runs.stream().filter(run -> run.contender().name().equals(name)).toList();
    }

    private Medians ratio(String name) {
        Map<Integer, Run> yardsticks =
                of(yardstick).stream().collect(Collectors.toMap(Run::round, Function.identity()));
        return Medians.of(
                of(name), run -> run.perSecond() / yardsticks.get(run.round()).perSecond());
    }

    private static String megabytes(List<Run> runs) {
        OptionalLong most = runs.stream()
                .map(Run::peakBytes)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
        return most.isPresent() ? String.valueOf(most.getAsLong() / 1_000_000) : "-";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
