package io.millrace.ingest.cli;

import io.millrace.ingest.run.FeedRunner;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A line a second: the same line again on a terminal, a new one elsewhere. */
final class Progress implements AutoCloseable {

    private static final String AGAIN = "\r\u001b[K";

    /** The launcher script says whether a terminal listens: the JVM of 17 and that of 25 answer differently. */
    private static final String TERMINAL = "millrace.terminal";

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    private Progress(Runnable show) {
        this.thread = new Thread(
                () -> {
                    while (!isOver()) {
                        show.run();
                    }
                },
                "feed-progress");
        thread.setDaemon(true);
    }

    /** Shows nothing. */
    static Progress none() {
        return new Progress(() -> {});
    }

    static Progress of(FeedRunner runner, PrintWriter out) {
        boolean terminal = Boolean.getBoolean(TERMINAL);
        Progress progress = new Progress(() -> {
            out.print(
                    terminal ? AGAIN + runner.report().line() : runner.report().line() + System.lineSeparator());
            out.flush();
        });
        progress.thread.start();
        return progress;
    }

    /** After a second, or when the feed has ended. */
    private boolean isOver() {
        try {
            return over.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
