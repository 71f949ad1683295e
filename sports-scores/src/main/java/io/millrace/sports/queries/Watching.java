package io.millrace.sports.queries;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.sports.follow.MatchReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients that watch a match: each new row of the scoreboard as a server-sent event, its id the row's revision. A client
 * that comes back with {@code Last-Event-ID} gets what it has missed.
 *
 * <p>Nothing is queued for a client: it has read up to a revision, and the rows behind it are in the store. So a slow client
 * costs no memory, and holds up no other but for a thread of {@link #THREADS}, until its connection times out.
 */
final class Watching implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final int THREADS = 4;
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final String EVENT_STREAM = "text/event-stream";

    private final Supplier<MatchReader> reader;
    private final int most;
    private final AtomicInteger watchers = new AtomicInteger();
    private final ScheduledThreadPoolExecutor threads;

    /** @param most clients at a time */
    Watching(Supplier<MatchReader> reader, int most) {
        this.reader = reader;
        this.most = most;
        this.threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "watching");
            thread.setDaemon(true);
            return thread;
        });
        // Where nobody watches, no thread waits.
        threads.setKeepAliveTime(10, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void handle(Context request) throws Exception {
        String match = request.pathParam("match");
        Optional<Score> now = reader.get().score(match);
        String accepted = request.header("Accept");
        if (accepted == null || !accepted.contains(EVENT_STREAM)) {
            request.status(HttpStatus.NOT_ACCEPTABLE)
                    .json(Map.of("error", "this is a stream; ask for it with the header Accept: " + EVENT_STREAM));
        } else if (now.isEmpty()) {
            request.status(HttpStatus.NOT_FOUND).json(Map.of("error", "nothing is known of match " + match));
        } else if (watchers.incrementAndGet() > most) {
            watchers.decrementAndGet();
            request.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "5")
                    .json(Map.of("error", most + " clients watch already (http.watchers)"));
        } else {
            int seen = seen(request, now.get().getRevision());
            new SseHandler(client -> watch(client, match, seen)).handle(request);
        }
    }

    /** Up to which revision the client has read. One that begins gets the row that is on show. */
    private static int seen(Context request, int latest) {
        String last = request.header("Last-Event-ID");
        try {
            return last == null ? latest - 1 : Math.max(0, Math.min(latest, Integer.parseInt(last.trim())));
        } catch (NumberFormatException e) {
            return latest - 1; // not an id of ours
        }
    }

    private void watch(SseClient client, String match, int seen) {
        client.keepAlive();
        client.onClose(watchers::decrementAndGet);
        threads.execute(new Watcher(client, match, seen));
    }

    /** One client. Runs for a moment, and sets itself again until the client has gone. */
    private final class Watcher implements Runnable {

        private final SseClient client;
        private final String match;
        private int seen;
        private long heardAt = System.nanoTime();

        Watcher(SseClient client, String match, int seen) {
            this.client = client;
            this.match = match;
            this.seen = seen;
        }

        @Override
        public void run() {
            try {
                send();
            } catch (RuntimeException e) {
                // The state is moving or closing. The client comes back with the id of its last row.
                LOG.debug("a client that watches match {} is let go", match, e);
                client.close();
            }
            if (!client.terminated()) {
                Future<?> unused = threads.schedule(this, LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void send() {
            MatchReader rows = reader.get();
            int latest = rows.score(match)
                    .orElseThrow(() -> new IllegalStateException("the match is not here any more"))
                    .getRevision();
            while (seen < latest && !client.terminated()) {
                seen++;
                rows.shown(match, seen)
                        .ifPresent(row -> client.sendEvent(
                                "score",
                                SportsTopics.SCORES.values().toJson(row.score()),
                                String.valueOf(row.score().getRevision())));
                heardAt = System.nanoTime();
            }
            if (System.nanoTime() - heardAt > HEARTBEAT.toNanos()) {
                client.sendComment("still here");
                heardAt = System.nanoTime();
            }
        }
    }
}
