package io.millrace.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** The measuring process, as a measured one sees it: words go out on standard output, questions come in on standard input. */
final class Parent {

    private final PrintStream out;
    private final CountDownLatch gone = new CountDownLatch(1);

    /** @param answers to questions of the parent's, by the question */
    Parent(PrintStream out, Map<String, Supplier<String>> answers) {
        this.out = out;
        Thread listener = new Thread(() -> listen(answers), "parent");
        listener.setDaemon(true);
        listener.start();
    }

    synchronized void say(String word) {
        out.println(word);
        out.flush();
    }

    boolean isGone() {
        return gone.getCount() == 0;
    }

    /** Until the parent wants no more, or has ended itself. */
    void awaitGone() throws InterruptedException {
        gone.await();
    }

    private void listen(Map<String, Supplier<String>> answers) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Supplier<String> answer = answers.get(line);
                say(answer == null ? "there is no answer to '" + line + "'" : answer.get());
            }
        } catch (IOException e) {
            say("standard input is broken: " + e);
        } finally {
            gone.countDown();
        }
    }
}
