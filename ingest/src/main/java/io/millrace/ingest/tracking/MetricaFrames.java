package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.FeedSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** The frames of a match out of the rows of its two teams, in the order of their numbers. One that a file lacks has one team. */
final class MetricaFrames implements FeedSource {

    /** What the files leave unsaid. */
    record Match(String id, int rate, Instant start, double length, double width) {}

    private static final List<Period> PERIODS = List.of(Period.values());

    private final Match match;
    private final MetricaRows homeRows;
    private final MetricaRows awayRows;
    private final Queue<FeedRefusal> refused = new ArrayDeque<>();
    private MetricaRows.Row home;
    private MetricaRows.Row away;
    private boolean begun;
    private boolean opened;
    private long firstFrame;
    private int period;
    private long periodBegan;

    MetricaFrames(Path homeFile, Path awayFile, Match match) {
        this.match = match;
        this.homeRows = new MetricaRows(homeFile, "home", match);
        try {
            this.awayRows = new MetricaRows(awayFile, "away", match);
        } catch (RuntimeException failure) {
            homeRows.close();
            throw failure;
        }
    }

    @Override
    public FeedItem next() {
        if (!opened) {
            opened = true;
            home = advance(homeRows);
            away = advance(awayRows);
        }
        if (!refused.isEmpty()) {
            return refused.poll();
        }
        if (home == null && away == null) {
            return null;
        }
        boolean ofHome = away == null || (home != null && home.frame() <= away.frame());
        boolean ofAway = home == null || (away != null && away.frame() <= home.frame());
        FeedItem item = TrackingFiles.record(frame(ofHome ? home : null, ofAway ? away : null));
        if (ofHome) {
            home = advance(homeRows);
        }
        if (ofAway) {
            away = advance(awayRows);
        }
        return item;
    }

    private TrackingFrame frame(MetricaRows.Row ofHome, MetricaRows.Row ofAway) {
        MetricaRows.Row one = ofHome == null ? ofAway : ofHome;
        if (!begun) {
            begun = true;
            firstFrame = one.frame();
        }
        if (one.period() != period) {
            period = one.period();
            periodBegan = one.frame();
        }
        MetricaRows.Spot ball = one.ball() == null && ofAway != null ? ofAway.ball() : one.ball();
        return TrackingFrame.newBuilder()
                .setMatchId(match.id())
                .setFrame(one.frame())
                .setRate(match.rate())
                .setPeriod(PERIODS.get(period - 1))
                .setClock((int) ((one.frame() - periodBegan) * 1000 / match.rate()))
                .setEventTime(match.start().plusMillis((one.frame() - firstFrame) * 1000 / match.rate()))
                .setBallX(ball == null ? null : ball.x())
                .setBallY(ball == null ? null : ball.y())
                .setHome(ofHome == null ? List.of() : ofHome.players())
                .setAway(ofAway == null ? List.of() : ofAway.players())
                .build();
    }

    /** The next row that is one; what is none is refused. */
    private MetricaRows.Row advance(MetricaRows rows) {
        MetricaRows.Row row = rows.next();
        while (row != null) {
            String problem = row.problem();
            if (problem == null && (row.period() < 1 || row.period() > PERIODS.size())) {
                problem = "period " + row.period() + ", expected 1 to " + PERIODS.size();
            }
            if (problem == null) {
                return row;
            }
            refused.add(new FeedRefusal(rows.file() + ":" + row.line(), problem, row.text()));
            row = rows.next();
        }
        return null;
    }

    @Override
    public void close() {
        homeRows.close();
        awayRows.close();
    }
}
