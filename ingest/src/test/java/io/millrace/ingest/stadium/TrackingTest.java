package io.millrace.ingest.stadium;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever is tracked moves as people and balls do, and is where the events say. */
class TrackingTest {

    private static final Set<EventType> AT_THE_BALL = EnumSet.of(
            EventType.PASS,
            EventType.SHOT,
            EventType.GOAL,
            EventType.THROW_IN,
            EventType.CORNER,
            EventType.GOAL_KICK,
            EventType.RECOVERY,
            EventType.CLEARANCE,
            EventType.TOUCH);

    private static final Match MATCH = new Match();

    /** One whole match, frame by frame. */
    private static final class Match {

        private final Map<String, double[]> last = new HashMap<>();
        private final Map<String, Double> distances = new HashMap<>();
        private final Map<String, Integer> frames = new HashMap<>();
        private final Map<Long, TrackingFrame> byTime = new HashMap<>();
        private final List<MatchEvent> events = new ArrayList<>();
        private final List<Long> numbers = new ArrayList<>();
        private double fastest;
        private double hardest;
        private double fastestBall;
        private double farthestOut;
        private TrackingFrame before;

        private void saw(TrackingFrame frame) {
            numbers.add(frame.getFrame());
            byTime.put(frame.getEventTime().toEpochMilli(), frame);
            boolean continues = before != null && before.getPeriod() == frame.getPeriod();
            if (continues) {
                double seconds = (frame.getClock() - before.getClock()) / 1e3;
                fastestBall = Math.max(
                        fastestBall,
                        Geometry.distance(before.getBallX(), before.getBallY(), frame.getBallX(), frame.getBallY())
                                / seconds);
            }
            for (List<PlayerPosition> side : List.of(frame.getHome(), frame.getAway())) {
                for (PlayerPosition player : side) {
                    moved(player, frame, continues);
                }
            }
            before = frame;
        }

        private void moved(PlayerPosition player, TrackingFrame frame, boolean continues) {
            double[] now = {player.getX(), player.getY(), frame.getClock() / 1e3, Double.NaN, Double.NaN};
            double[] then = last.put(player.getPlayer(), now);
            frames.merge(player.getPlayer(), 1, Integer::sum);
            farthestOut = Math.max(farthestOut, Math.max(Math.abs(now[0]) - 52.5, Math.abs(now[1]) - 34));
            if (!continues || then == null) {
                return;
            }
            double seconds = now[2] - then[2];
            now[3] = (now[0] - then[0]) / seconds;
            now[4] = (now[1] - then[1]) / seconds;
            distances.merge(player.getPlayer(), Geometry.distance(then[0], then[1], now[0], now[1]), Double::sum);
            fastest = Math.max(fastest, Geometry.distance(0, 0, now[3], now[4]));
            if (!Double.isNaN(then[3])) {
                hardest = Math.max(hardest, Geometry.distance(then[3], then[4], now[3], now[4]) / seconds);
            }
        }
    }

    @BeforeAll
    static void watch() {
        try (FeedSource source = Feeds.prepare("stadium:rounds=1,matches=1,clean=true,fans=0,cup=0")
                .open(FeedStart.standard())) {
            for (FeedRecord<?, ?> record = (FeedRecord<?, ?>) source.next();
                    record != null;
                    record = (FeedRecord<?, ?>) source.next()) {
                if (record.value() instanceof TrackingFrame frame) {
                    MATCH.saw(frame);
                } else if (record.value() instanceof MatchEvent event && event.getRevision() == 1) {
                    MATCH.events.add(event);
                }
            }
        }
    }

    @Test
    void nobodyIsFasterOrQuickerThanAPlayerCanBe() {
        assertThat(MATCH.fastest).isBetween(7.0, 9.5);
        assertThat(MATCH.hardest).isBetween(2.0, 6.0);
        assertThat(MATCH.fastestBall).isBetween(15.0, 28.0);
        assertThat(MATCH.farthestOut).isLessThan(3);
    }

    @Test
    void whoPlaysAllTheMatchRunsNineToTwelveKilometres() {
        Set<String> keepers = Set.of("-1", "-13");
        List<Double> kilometres = MATCH.distances.entrySet().stream()
                .filter(one -> MATCH.frames.get(one.getKey()) > MATCH.numbers.size() * 0.98)
                .filter(one -> keepers.stream().noneMatch(one.getKey()::endsWith))
                .map(one -> one.getValue() / 1_000)
                .toList();

        assertThat(kilometres).hasSizeGreaterThan(7).allSatisfy(one -> assertThat(one)
                .isBetween(8.5, 13.0));
        assertThat(kilometres.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .isBetween(9.0, 12.0);
    }

    @Test
    void whoPlaysTheBallStandsAtIt() {
        int judged = 0;
        for (MatchEvent event : MATCH.events) {
            TrackingFrame frame = MATCH.byTime.get(event.getEventTime().toEpochMilli());
            if (!AT_THE_BALL.contains(event.getType()) || frame == null) {
                continue;
            }
            PlayerPosition player = position(frame, event.getPlayer());
            assertThat(Geometry.distance(player.getX(), player.getY(), frame.getBallX(), frame.getBallY()))
                    .as("%s at %s", event.getType(), event.getClock())
                    .isLessThan(2.5);
            judged++;
        }

        assertThat(judged).isGreaterThan(1_000);
    }

    @Test
    void anEventIsWhereTheBallIsAsSeenByItsTeam() {
        for (MatchEvent event : MATCH.events) {
            TrackingFrame frame = MATCH.byTime.get(event.getEventTime().toEpochMilli());
            if (event.getType() != EventType.PASS || frame == null) {
                continue;
            }
            boolean home =
                    frame.getHome().stream().anyMatch(one -> one.getPlayer().equals(event.getPlayer()));
            int direction = home == (event.getPeriod() == Period.FIRST_HALF) ? 1 : -1;
            assertThat(Geometry.distance(
                            direction * event.getX(), direction * event.getY(), frame.getBallX(), frame.getBallY()))
                    .isLessThan(2);
        }
    }

    @Test
    void framesAreNumberedThroughTheMatchAndTheClockBeginsAnewWithTheHalf() {
        for (int i = 0; i < MATCH.numbers.size(); i++) {
            assertThat(MATCH.numbers.get(i)).isEqualTo(i + 1);
        }
        assertThat(MATCH.byTime.values().stream().filter(frame -> frame.getClock() == 0))
                .extracting(TrackingFrame::getPeriod)
                .containsExactlyInAnyOrder(Period.FIRST_HALF, Period.SECOND_HALF);
        assertThat(MATCH.before.getHome()).hasSizeBetween(8, 11);
    }

    @Test
    void someFramesAreLostAndSomeLackTheBall() {
        List<TrackingFrame> frames = Told.first(
                        "matches=1,fans=0,lost-frames=0.02,missing-ball=0.05,duplicates=0", 60_000)
                .values(TrackingFrame.class);
        long last = frames.get(frames.size() - 1).getFrame();
        double lost = 1 - frames.size() / (double) last;
        double blind = frames.stream().filter(frame -> frame.getBallX() == null).count() / (double) frames.size();

        assertThat(lost).isBetween(0.01, 0.035);
        assertThat(blind).isBetween(0.03, 0.075);
    }

    @Test
    void theRateIsTheRateAskedFor() {
        List<TrackingFrame> frames =
                Told.first("matches=1,fans=0,clean=true,rate=10", 2_000).values(TrackingFrame.class);

        assertThat(frames.get(30).getClock() - frames.get(20).getClock()).isEqualTo(1_000);
        assertThat(frames).allSatisfy(frame -> assertThat(frame.getRate()).isEqualTo(10));
    }

    private static PlayerPosition position(TrackingFrame frame, String player) {
        return Stream.concat(frame.getHome().stream(), frame.getAway().stream())
                .filter(one -> one.getPlayer().equals(player))
                .findFirst()
                .orElseThrow(() -> new AssertionError(player + " is not on the pitch"));
    }
}
