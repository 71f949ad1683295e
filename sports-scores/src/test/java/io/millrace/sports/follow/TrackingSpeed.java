package io.millrace.sports.follow;

import static io.millrace.contracts.sports.SportsTopics.TRACKING_DATA;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.Wire;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.sports.tracking.Definition;
import io.millrace.sports.tracking.Frames;
import io.millrace.sports.tracking.MatchTracking;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Measures how many frames of a league round (ten matches, 22 players and the ball, 25 frames a second) one core takes. To be run by
 * hand, not a test: {@code java -cp ... io.millrace.sports.follow.TrackingSpeed}.
 */
final class TrackingSpeed {

    private static final int MATCHES = 10;
    private static final int SECONDS = 120;
    private static final int ROUNDS = 6;

    private TrackingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        List<TestRecord<String, byte[]>> records = records();
        out.printf("%d frames of %d bytes%n", records.size(), records.get(0).value().length);
        for (int round = 0; round < ROUNDS; round++) {
            out.printf(
                    "decode %,9.0f   decode and add up %,9.0f   intake, state and changelog in the test driver %,9.0f"
                            + " frames a second of CPU%n",
                    perSecond(records, () -> decode(records)),
                    perSecond(records, () -> addUp(records)),
                    perSecond(records, () -> drive(records)));
        }
    }

    private static double perSecond(List<?> records, Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return records.size() * 1e9 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }

    private static void decode(List<TestRecord<String, byte[]>> records) {
        Deserializer<TrackingFrame> frames =
                TRACKING_DATA.values().serde(Wire.singleObject()).deserializer();
        long players = 0;
        for (TestRecord<String, byte[]> record : records) {
            players += frames.deserialize(TRACKING_DATA.name(), record.value())
                    .getHome()
                    .size();
        }
        if (players != 11L * records.size()) {
            throw new IllegalStateException("found " + players + " players");
        }
    }

    private static void addUp(List<TestRecord<String, byte[]>> records) {
        Deserializer<TrackingFrame> frames =
                TRACKING_DATA.values().serde(Wire.singleObject()).deserializer();
        List<MatchTracking> matches = new ArrayList<>();
        for (int match = 0; match < MATCHES; match++) {
            matches.add(new MatchTracking("match-" + match, Definition.FIFA, Frames.RATE));
        }
        for (int i = 0; i < records.size(); i++) {
            matches.get(i % MATCHES)
                    .see(frames.deserialize(TRACKING_DATA.name(), records.get(i).value()));
        }
        matches.forEach(match -> match.totals(ClosedBy.EVENT_TIME));
    }

    private static void drive(List<TestRecord<String, byte[]>> records) {
        try (TrackingDriver tracking = new TrackingDriver(Files.createTempDirectory("speed"), Map.of())) {
            records.forEach(tracking::pipe);
            if (tracking.balance().accepted() != records.size() || tracking.out.isEmpty()) {
                throw new IllegalStateException(tracking.balance() + ", " + tracking.out.size() + " totals");
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<TestRecord<String, byte[]>> records() {
        SplittableRandom random = new SplittableRandom(7);
        double[][] at = new double[MATCHES][46];
        List<TestRecord<String, byte[]>> records = new ArrayList<>();
        for (int number = 0; number < SECONDS * Frames.RATE; number++) {
            for (int match = 0; match < MATCHES; match++) {
                for (int i = 0; i < at[match].length; i++) {
                    at[match][i] += (random.nextDouble() - 0.5) * 0.3;
                }
                TrackingFrame frame = frame("match-" + match, number, at[match]);
                records.add(new TestRecord<>(frame.getMatchId(), TrackingDriver.encoded(frame), Frames.KICK_OFF));
            }
        }
        return records;
    }

    private static TrackingFrame frame(String match, int number, double[] at) {
        List<PlayerPosition> home = new ArrayList<>();
        List<PlayerPosition> away = new ArrayList<>();
        for (int player = 0; player < 22; player++) {
            (player < 11 ? home : away)
                    .add(new PlayerPosition(
                            match + "-player-" + player, (float) at[2 * player], (float) at[2 * player + 1]));
        }
        TrackingFrame frame = Frames.empty(number, Period.FIRST_HALF, home);
        frame.setMatchId(match);
        frame.setAway(away);
        frame.setBallX((float) at[44]);
        frame.setBallY((float) at[45]);
        frame.setBallAlive(true);
        frame.setPossessionTeam("home");
        return frame;
    }
}
