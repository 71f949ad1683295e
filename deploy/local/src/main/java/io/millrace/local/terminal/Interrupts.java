package io.millrace.local.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a command does on Ctrl-C or a request to terminate: it is told, and the virtual machine waits for it to finish.
 * Closed by the command when it has finished.
 */
public final class Interrupts implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);

    private Interrupts(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop), "stop-on-interrupt"));
    }

    /** @param stop asks the command to finish; called from another thread, also after it has finished */
    public static Interrupts call(Runnable stop) {
        return new Interrupts(stop);
    }

    @Override
    public void close() {
        finished.countDown();
    }

    private void stopAndWait(Runnable stop) {
        if (finished.getCount() == 0) {
            return;
        }
        stop.run();
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("millrace: not finished after " + PATIENCE_SECONDS + " s, ending all the same");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
