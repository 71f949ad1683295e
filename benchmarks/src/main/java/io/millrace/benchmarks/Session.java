package io.millrace.benchmarks;

import io.millrace.benchmarks.latency.LatencyRun;
import io.millrace.benchmarks.report.Report;
import io.millrace.benchmarks.throughput.Contender;
import io.millrace.benchmarks.throughput.Preload;
import io.millrace.benchmarks.throughput.Run;
import io.millrace.benchmarks.throughput.Track;
import io.millrace.benchmarks.throughput.VelocityPack;
import io.millrace.benchmarks.throughput.VelocityReference;
import io.millrace.benchmarks.throughput.Workload;
import io.millrace.local.broker.Broker;
import io.millrace.local.broker.BrokerOptions;
import io.millrace.processors.app.Preset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One broker, everything that is measured on it, and then nothing left of it. */
final class Session {

    private static final Map<String, Double> AIMS = Map.of(Load.VELOCITY.title, 0.45, Load.PACK.title, 0.25);
    private static final String LATENESS = "1m";

    /** What the application is given to decide by. */
    enum Load {
        VELOCITY("velocity rule"),
        PACK("whole pack");

        private final String title;

        Load(String title) {
            this.title = title;
        }
    }

    /**
     * @param loads of the application in the throughput runs
     * @param records transactions of the throughput runs
     * @param accounts of the bank that makes them
     * @param rounds of every contender; 0 for no throughput runs
     * @param copyCommits time between commits of the copy
     * @param rate transactions a second of the latency run; 0 for none
     * @param jvm arguments of the contenders' virtual machines
     * @param settings further ones of the application
     * @param folder is deleted at the end unless it is to be kept
     * @param smoke too short to be held against any aim
     */
    record Plan(
            Set<Load> loads,
            long records,
            int accounts,
            long seed,
            int rounds,
            Duration copyCommits,
            double rate,
            Duration warmUp,
            Duration measured,
            List<String> jvm,
            Map<String, String> settings,
            Path folder,
            boolean keep,
            boolean smoke) {}

    private final Plan plan;
    private final Consumer<String> progress;

    /** @param progress is told what goes on, a line each */
    Session(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Throws {@link BenchException} if something cannot be measured or came out wrong. */
    Report measure() throws InterruptedException {
        Contender.Copy copy = new Contender.Copy(plan.copyCommits());
        List<Run> runs = List.of();
        Optional<LatencyRun> latency = Optional.empty();
        try {
            if (plan.rounds() > 0) {
                runs = throughput(copy);
            }
            if (plan.rate() > 0) {
                latency = Optional.of(latency());
            }
        } finally {
            if (!plan.keep()) {
                delete(plan.folder());
            }
        }
        return new Report(conditions(), copy.name(), runs, AIMS, latency, plan.smoke());
    }

    private List<Run> throughput(Contender.Copy copy) throws InterruptedException {
        Workload workload = new Workload(plan.records(), plan.accounts(), plan.seed());
        VelocityReference reference = new VelocityReference(Duration.ofMinutes(1));
        try (Broker broker = broker("throughput")) {
            progress.accept(format("writing %,d transactions of %,d accounts", plan.records(), plan.accounts()));
            progress.accept(Preload.run(
                            workload,
                            broker.bootstrapServers(),
                            reference,
                            plan.folder().resolve("undelivered.jsonl"))
                    .line());
            List<Contender> order = contenders(copy);
            List<Contender> contenders = new ArrayList<>(order);
            List<Run> runs = new ArrayList<>();
            try (Track track = new Track(
                    broker.bootstrapServers(),
                    broker.pid(),
                    plan.folder().resolve("runs"),
                    plan.jvm(),
                    plan.records(),
                    reference)) {
                progress.accept(track.expectedAlerts() + " alerts of the velocity rule are expected");
                for (int round = 1; round <= plan.rounds(); round++) {
                    for (Contender contender : contenders) {
                        Run run = track.run(contender, round, committed -> {});
                        runs.add(run);
                        progress.accept(format(
                                "round %d, %s: %,.0f records/s, %.1f CPU s/M, all as expected",
                                round, contender.name(), run.perSecond(), run.cpuPerMillion()));
                    }
                    Collections.rotate(contenders, 1); // nobody is always the first
                }
            }
            runs.sort(Comparator.comparingInt(run -> order.indexOf(run.contender())));
            return runs;
        }
    }

    private List<Contender> contenders(Contender.Copy copy) {
        List<Contender> contenders = new ArrayList<>(List.of(copy));
        if (plan.loads().contains(Load.VELOCITY)) {
            contenders.add(application(Load.VELOCITY, Preset.THROUGHPUT, onlyVelocity()));
        }
        if (plan.loads().contains(Load.PACK)) {
            contenders.add(application(Load.PACK, Preset.THROUGHPUT, Map.of()));
        }
        return contenders;
    }

    private LatencyRun latency() throws InterruptedException {
        try (Broker broker = broker("latency")) {
            progress.accept(format(
                    "latency at %,.0f transactions a second, %d s of warm-up, %d s measured",
                    plan.rate(), plan.warmUp().toSeconds(), plan.measured().toSeconds()));
            Contender.Site site = new Contender.Site(
                    broker.bootstrapServers(), "bench-latency", plan.folder().resolve("latency-run"), plan.jvm());
            return LatencyRun.measure(
                    new LatencyRun.Plan(plan.rate(), plan.warmUp(), plan.measured(), plan.seed()),
                    application(Load.PACK, Preset.LATENCY, Map.of()),
                    site,
                    broker.pid());
        }
    }

    private Contender.Application application(Load load, Preset preset, Map<String, String> own) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("preset", preset.name().toLowerCase(Locale.ROOT));
        settings.put("lateness", LATENESS);
        settings.putAll(own);
        settings.putAll(plan.settings());
        return new Contender.Application(load.title, settings);
    }

    private Map<String, String> onlyVelocity() {
        return Map.of(
                "rules.pack",
                VelocityPack.write(plan.folder().resolve("velocity.yaml")).toString(),
                "history.retention",
                "10m"); // what the rule needs
    }

    private Broker broker(String name) {
        return Broker.start(BrokerOptions.in(plan.folder().resolve("broker-" + name))
                .atFullSpeed()
                .with("log.segment.delete.delay.ms", "1000"));
    }

    private List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        conditions.add(
                "broker: one, on the same machine, -Xmx1g, ParallelGC; contenders: " + String.join(" ", plan.jvm()));
        if (plan.rounds() > 0) {
            Workload workload = new Workload(plan.records(), plan.accounts(), plan.seed());
            conditions.add(format(
                    "%,d transactions of %,d accounts over %d days, feed %s",
                    plan.records(), plan.accounts(), workload.span().toDays(), workload.feed()));
            conditions.add("preset throughput: " + new TreeMap<>(Preset.THROUGHPUT.defaults()));
        }
        if (plan.rate() > 0) {
            conditions.add("preset latency: " + new TreeMap<>(Preset.LATENCY.defaults()));
        }
        if (!plan.settings().isEmpty()) {
            conditions.add("further settings: " + plan.settings());
        }
        return conditions;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
