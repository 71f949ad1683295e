package io.millrace.local.up;

import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.Pace;
import io.millrace.local.broker.Broker;
import io.millrace.local.stack.Applications;
import io.millrace.local.stack.Home;
import io.millrace.local.stack.LocalException;
import io.millrace.local.stack.StackNote;
import io.millrace.local.terminal.Interrupts;
import io.millrace.local.terminal.Logging;
import io.millrace.local.terminal.Terminal;
import io.millrace.processors.app.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a Kafka broker, applications and their feeds on this machine, and shows what they do.",
            "Runs until Ctrl-C. What was done is kept for the next time, unless that says --fresh."
        },
        footer = {
            "",
            "Exit codes: 0 stopped as asked, 1 it failed, 2 wrong command line.",
            "",
            "Examples:",
            "  ./millrace up fraud-detection",
            "  ./millrace up fraud-detection --fresh --feed atm:tps=500,seed=7",
            "  ./millrace up fraud-detection --no-feed      and './millrace feed ...' in another terminal"
        })
public final class UpCommand implements Callable<Integer> {

    private static final int STANDARD_PORT = 9092;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Applications known;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Parameters(paramLabel = "APP", arity = "0..*", description = "The applications to run. Default: all of them.")
    private List<String> names = List.of();

    @Option(names = "--fresh", description = "Forget all data of the stack first: topics, state and logs.")
    private boolean fresh;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + STANDARD_PORT,
            description = "Port of the broker, 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--http-port",
            paramLabel = "N",
            description = {
                "Port of the first application's HTTP, the next for the second, 0 for any free ones.",
                "Default: 8080, or the next one that is free."
            })
    private Optional<Integer> httpPort = Optional.empty();

    @Option(
            names = "--feed",
            paramLabel = "SPEC",
            description = {
                "Feed this instead of what usually feeds the applications, for example atm:tps=500.",
                "May be repeated. './millrace feed list' shows what there is."
            })
    private List<String> feeds = List.of();

    @Option(names = "--no-feed", description = "Start no feed.")
    private boolean noFeed;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            description = "Event time against the clock, 60 is a minute a second. Default: the feed's own.")
    private Optional<Double> speed = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the applications. May be repeated. './millrace app NAME config' lists them.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--data", paramLabel = "DIR", description = "The folder for all data. Default: .millrace here.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "Stop by itself after this time, for example 90s or 10m.")
    private Optional<String> lifetime = Optional.empty();

    @Spec
    private CommandSpec spec;

    public UpCommand(Applications known) {
        this.known = known;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Applications.Entry> entries = known.chosen(names);
        Optional<Duration> span = lifetime.map(this::duration);
        FeedPlan plan = plan();
        Home home = folder.map(Home::new).orElseGet(Home::standard);
        refuseSecond(home);
        if (fresh) {
            home.forget();
        }
        Logging.toFile(home.log());
        Screen screen = Screen.on(Terminal.standard(spec.commandLine().getOut()));
        try (Interrupts interrupts = Interrupts.call(stopped::countDown)) {
            return run(home, screen, entries, plan, span);
        }
    }

    private int run(Home home, Screen screen, List<Applications.Entry> entries, FeedPlan plan, Optional<Duration> span)
            throws InterruptedException {
        Optional<String> trouble = Optional.empty();
        Stack stack = new Stack(home, screen);
        try (stack) {
            if (start(stack, screen, home, entries, plan)) {
                trouble = watch(stack, screen, span);
            }
            screen.settle();
            screen.say("stopping");
        } catch (RuntimeException e) {
            screen.settle();
            throw e;
        }
        if (trouble.isPresent()) {
            throw new LocalException(trouble.get());
        }
        screen.say("stopped; what was done is kept in " + home.folder());
        return 0;
    }

    /** Returns false when it was stopped meanwhile. */
    private boolean start(Stack stack, Screen screen, Home home, List<Applications.Entry> entries, FeedPlan plan) {
        screen.say("starting the broker");
        Broker broker = stack.startBroker(port);
        screen.say("broker ready in " + seconds(broker.age()) + " on " + broker.bootstrapServers());
        if (isStopped()) {
            return false;
        }
        long begun = System.nanoTime();
        HttpPorts ports = httpPort.map(HttpPorts::from).orElseGet(HttpPorts::standard);
        stack.startApplications(entries, settings, ports);
        screen.say(String.join(", ", names(entries)) + " ready in "
                + seconds(Duration.ofNanos(System.nanoTime() - begun)));
        if (isStopped()) {
            return false;
        }
        Set<String> specs = feedSpecs(entries);
        specs.forEach(feed -> stack.startFeed(feed, plan));
        Welcome.lines(home, stack, specs).forEach(screen::say);
        return true;
    }

    /** Until it is stopped, its time is over, or something is wrong: then says what. */
    private Optional<String> watch(Stack stack, Screen screen, Optional<Duration> span) throws InterruptedException {
        long begun = System.nanoTime();
        while (span.isEmpty() || System.nanoTime() - begun < span.get().toNanos()) {
            Optional<String> trouble = stack.trouble();
            if (trouble.isPresent()) {
                return trouble;
            }
            screen.show(stack.board());
            if (stopped.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private Set<String> feedSpecs(List<Applications.Entry> entries) {
        Set<String> specs = new LinkedHashSet<>();
        if (!noFeed) {
            specs.addAll(
                    feeds.isEmpty()
                            ? entries.stream().map(Applications.Entry::feed).toList()
                            : feeds);
        }
        return specs;
    }

    private FeedPlan plan() {
        if (noFeed && !feeds.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--feed and --no-feed contradict each other");
        }
        try {
            FeedPlan plan = FeedPlan.standard();
            return speed.isPresent() ? plan.at(new Pace.Speed(speed.get())) : plan;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--speed: " + e.getMessage(), e);
        }
    }

    private Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--for: " + e.getMessage(), e);
        }
    }

    private static void refuseSecond(Home home) {
        Optional<StackNote> running = StackNote.read(home);
        if (running.isPresent()) {
            throw new LocalException("a stack runs in " + home.folder() + " already: process "
                    + running.get().pid() + ", broker " + running.get().bootstrapServers()
                    + ". Stop that one (Ctrl-C there), or start another with --data DIR --port N");
        }
    }

    private static List<String> names(List<Applications.Entry> entries) {
        return entries.stream().map(Applications.Entry::name).toList();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
