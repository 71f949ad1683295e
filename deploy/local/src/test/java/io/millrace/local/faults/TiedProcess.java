package io.millrace.local.faults;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Runs another main class, and ends at once when standard input does: nothing is left behind by a test that is killed. */
final class TiedProcess {

    private TiedProcess() {}

    /** Arguments: the main class, and then its own. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread tie = new Thread(TiedProcess::awaitEnd, "tie");
        tie.setDaemon(true);
        tie.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(args[0] + " failed", e.getCause());
        }
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said: only the end counts
            }
        } catch (IOException e) {
            System.err.println("standard input is broken: " + e);
        }
        Runtime.getRuntime().halt(1);
    }
}
