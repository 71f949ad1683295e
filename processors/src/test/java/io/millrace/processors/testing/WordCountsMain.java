package io.millrace.processors.testing;

import io.millrace.processors.app.MillraceCli;

/** {@link WordCounts} as a program, for tests that need a process to stop or to kill. */
public final class WordCountsMain {

    private WordCountsMain() {}

    public static void main(String[] args) {
        System.exit(MillraceCli.run(new WordCounts(), args));
    }
}
