package io.millrace.ingest.cli;

import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.Pace;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say what of a feed is told, and how fast. Shared by every command that takes a feed. */
public final class PlanOptions {

    @ArgGroup
    private PaceOptions pace = new PaceOptions();

    @Option(
            names = "--loop",
            description = "Begin again at the end, with later event times and other ids. Ends with Ctrl-C or --limit.")
    private boolean loop;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Leave out what happened before, like 2018-05-01T00:00:00Z.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Leave out what happened at that time or after.")
    private Optional<Instant> to = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "Stop after N records.")
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of a simulator: the same seed, the same records.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--shift-to-now",
            negatable = true,
            description =
                    "Move event times so that the feed begins now. A simulator at live speed does, unless --no-shift-to-now.")
    private Optional<Boolean> shiftToNow = Optional.empty();

    private static final class PaceOptions {

        @Option(names = "--rate", paramLabel = "N", description = "N records a second, steady.")
        private Optional<Double> rate = Optional.empty();

        @Option(
                names = "--speed",
                paramLabel = "X",
                description = "X seconds of event time in a second; 1 is live. A simulator's own pace is 1.")
        private Optional<Double> speed = Optional.empty();

        @Option(names = "--fast", description = "As fast as the cluster takes it. The own pace of files.")
        private boolean fast;
    }

    /** @throws CommandLine.ParameterException for values that make no sense */
    FeedPlan plan(CommandLine command) {
        if (limit.isPresent() && limit.get() < 0) {
            throw new CommandLine.ParameterException(command, "--limit is a number from 0, not " + limit.get());
        }
        if (seed.isPresent() && seed.get() < 0) {
            throw new CommandLine.ParameterException(command, "--seed is a number from 0, not " + seed.get());
        }
        return new FeedPlan(
                pace(command),
                loop,
                from,
                to,
                limit.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                seed.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                shiftToNow);
    }

    private Optional<Pace> pace(CommandLine command) {
        try {
            return pace.fast
                    ? Optional.of(new Pace.Fast())
                    : pace.rate.<Pace>map(Pace.Rate::new).or(() -> pace.speed.map(Pace.Speed::new));
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(command, wrong.getMessage(), wrong);
        }
    }
}
