package io.millrace.local.app;

import io.millrace.local.stack.Applications;
import io.millrace.local.stack.Home;
import io.millrace.local.stack.StackNote;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.MillraceCli;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands a call to the command line of an application, which finds the running stack without being told. */
final class Delegate {

    private static final String BROKER = "MILLRACE_BOOTSTRAP_SERVERS";
    private static final String STATE = "MILLRACE_STATE_DIR";

    private Delegate() {}

    static int run(Applications.Entry entry, List<String> args, PrintWriter out, PrintWriter err) {
        Application application = entry.create().get();
        Home home = Home.standard();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent(STATE, home.state(application.name()).toString());
        StackNote.read(home).ifPresent(note -> environment.putIfAbsent(BROKER, note.bootstrapServers()));
        return MillraceCli.run(application, args.toArray(String[]::new), environment, out, err);
    }
}
