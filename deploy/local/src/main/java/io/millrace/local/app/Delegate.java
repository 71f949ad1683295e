package io.millrace.local.app;

import io.millrace.local.stack.Applications;
import io.millrace.local.stack.Home;
import io.millrace.local.stack.RunningStacks;
import io.millrace.local.stack.StackNote;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.MillraceCli;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands a call to the command line of an application, which finds the running stack without being told. */
final class Delegate {

    private static final String BROKER = "MILLRACE_BOOTSTRAP_SERVERS";
    private static final String CHOOSE = "--data DIR before the application's name, or --bootstrap-servers HOST:PORT";
    private static final String STATE = "MILLRACE_STATE_DIR";

    private Delegate() {}

    /**
     * @param folder of the stack that is meant; empty for the one that runs
     * @throws io.millrace.local.stack.LocalException if several run and neither the call nor the environment names a broker
     */
    static int run(
            Applications.Entry entry, Optional<Path> folder, List<String> args, PrintWriter out, PrintWriter err) {
        Application application = entry.create().get();
        Map<String, String> environment = new HashMap<>(System.getenv());
        boolean named = environment.containsKey(BROKER) || namesBroker(args);
        Optional<RunningStacks.Found> running = folder.isPresent() || named
                ? Optional.empty()
                : RunningStacks.ofThisCheckout().only(CHOOSE);
        Home home = folder.map(Home::new)
                .or(() -> running.map(RunningStacks.Found::home))
                .orElseGet(Home::standard);
        environment.putIfAbsent(STATE, home.state(application.name()).toString());
        StackNote.read(home).ifPresent(note -> environment.putIfAbsent(BROKER, note.bootstrapServers()));
        return MillraceCli.run(application, args.toArray(String[]::new), environment, out, err);
    }

    private static boolean namesBroker(List<String> args) {
        return args.stream().anyMatch(arg -> arg.startsWith("-b") || arg.startsWith("--bootstrap-servers"));
    }
}
