package io.millrace.ingest.cli;

import io.millrace.ingest.run.FeedRunner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C stops the feed. The process waits until its report is out. */
final class Goodbye implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 12;

    private final CountDownLatch over = new CountDownLatch(1);
    private final FeedRunner runner;
    private final Thread hook = new Thread(this::stop, "feed-goodbye");

    private Goodbye(FeedRunner runner) {
        this.runner = runner;
    }

    static Goodbye on(FeedRunner runner) {
        Goodbye goodbye = new Goodbye(runner);
        Runtime.getRuntime().addShutdownHook(goodbye.hook);
        return goodbye;
    }

    private void stop() {
        runner.stop();
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                runner.abandon();
                over.await();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The process is already ending: then the hook has just been told that all is done.
            over.countDown();
        }
    }
}
