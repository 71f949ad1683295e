package io.millrace.sports.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.sports.tracking.Frames;
import io.millrace.sports.tracking.Tracked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The totals are a function of the set of frames, as long as none is late. */
class OrderDoesNotMatterTest {

    private static final Map<String, String> EVERY_TWO_SECONDS = Map.of("tracking.every", "2s");

    @Property(tries = 60)
    void shuffled_within_a_second_repeated_and_restarted_anywhere_gives_the_same(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<TrackingFrame> inOrder = frames(random);

        assertThat(totals(disturbed(inOrder, random), random.nextInt(inOrder.size())))
                .isEqualTo(totals(inOrder, -1));
    }

    private static List<Tracked> totals(List<TrackingFrame> frames, int restartAt) throws IOException {
        Path state = Files.createTempDirectory("tracking");
        TrackingDriver tracking = new TrackingDriver(state, EVERY_TWO_SECONDS);
        try {
            List<Tracked> totals = new ArrayList<>();
            for (int i = 0; i < frames.size(); i++) {
                if (i == restartAt) {
                    totals.addAll(tracking.totals());
                    tracking = tracking.restarted();
                }
                tracking.pipe(frames.get(i));
            }
            tracking.passTime(Duration.ofSeconds(10));
            totals.addAll(tracking.totals());
            assertThat(tracking.deadLetters()).isEmpty();
            return totals;
        } finally {
            tracking.close();
        }
    }

    /** Each frame comes at most 25 numbers after a later one; some come twice. */
    private static List<TrackingFrame> disturbed(List<TrackingFrame> inOrder, Random random) {
        Map<TrackingFrame, Double> arrival = new HashMap<>();
        inOrder.forEach(frame -> arrival.put(frame, frame.getFrame() + random.nextDouble() * 25));
        List<TrackingFrame> disturbed = new ArrayList<>(inOrder);
        disturbed.sort(Comparator.comparing(arrival::get));
        for (int i = disturbed.size() - 1; i > 0; i--) {
            if (random.nextInt(10) == 0) {
                disturbed.add(i + random.nextInt(disturbed.size() - i), disturbed.get(i));
            }
        }
        return disturbed;
    }

    /** Six seconds, of which some frames are lost. */
    private static List<TrackingFrame> frames(Random random) {
        List<TrackingFrame> frames = new ArrayList<>();
        double x = 0;
        for (int number = 0; number < 150; number++) {
            x += random.nextDouble() * 0.3;
            if (random.nextInt(12) > 0) {
                frames.add(Frames.empty(
                        number,
                        number < 80 ? Period.FIRST_HALF : Period.SECOND_HALF,
                        List.of(new PlayerPosition("p", (float) x, 0f))));
            }
        }
        return frames;
    }
}
