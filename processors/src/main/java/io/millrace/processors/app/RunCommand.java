package io.millrace.processors.app;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Runs until it is told to stop, or fails. */
@Command(
        name = "run",
        description = "Run the application until SIGTERM or Ctrl-C. This is the default.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @ParentCommand
    private MillraceCli cli;

    @Override
    public Integer call() throws Exception {
        return run(cli);
    }

    static int run(MillraceCli cli) throws InterruptedException {
        RunningApplication running = RunningApplication.start(cli.application(), cli.settings());
        Thread onSignal = new Thread(running::close, "shutdown");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            running.awaitStopped();
        } finally {
            running.close();
            forget(onSignal);
        }
        Optional<Throwable> failure = running.failure();
        failure.ifPresent(why -> cli.err().println(cli.application().name() + " stopped after a failure: " + why));
        return failure.isPresent() ? ExitCode.FAILED : ExitCode.OK;
    }

    private static void forget(Thread onSignal) {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            LOG.debug("the JVM is going down: the hook is what brought us here", e);
        }
    }
}
