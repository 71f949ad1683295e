package io.millrace.processors.testing;

import io.millrace.processors.app.Application;
import io.millrace.processors.app.MillraceCli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * What a command said and how it ended.
 *
 * @param out standard output
 * @param err standard error, without the log
 */
public record CommandRun(int code, String out, String err) {

    /** Runs the command with an empty environment. */
    public static CommandRun of(Application application, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = MillraceCli.run(application, args, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
        return new CommandRun(code, out.toString(), err.toString());
    }
}
