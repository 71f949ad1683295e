package io.millrace.sports.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Goals at 20 frames a second whose source gives the step of every player in every frame. Run with {@code -Dmillrace.data=FOLDER}. */
class LastRowTest {

    private static final int RATE = 20;

    @Test
    void the_distance_of_each_player_is_the_sum_of_the_steps_that_the_source_gives() throws IOException {
        String named = System.getProperty("millrace.data", "");
        Path set = Path.of(named, "sports/lastrow_goal_tracking_20fps/dev");
        assumeTrue(!named.isBlank() && Files.isDirectory(set), "no conformance data: set -Dmillrace.data=FOLDER");
        try (DirectoryStream<Path> plays = Files.newDirectoryStream(set, "*.csv.gz")) {
            for (Path play : plays) {
                Map<String, Double> steps = new HashMap<>();
                Tracked totals = totals(play, steps);

                assertThat(totals.players()).hasSameSizeAs(steps.keySet()).allSatisfy(player -> assertThat(
                                player.physical().getDistance())
                        .as(player.player())
                        .isEqualTo(steps.get(player.player()), within(0.01)));
            }
        }
    }

    private static Tracked totals(Path play, Map<String, Double> steps) throws IOException {
        TreeMap<Long, TrackingFrame> frames = new TreeMap<>();
        try (BufferedReader text = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(play)), StandardCharsets.UTF_8))) {
            List<String> columns = List.of(text.readLine().split(",", -1));
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                String[] cells = line.split(",", -1);
                String player = cells[columns.indexOf("player")];
                frames.computeIfAbsent(Long.valueOf(cells[columns.indexOf("frame")]), LastRowTest::frame)
                        .getHome()
                        .add(new PlayerPosition(
                                player,
                                Float.parseFloat(cells[columns.indexOf("x")]),
                                Float.parseFloat(cells[columns.indexOf("y")])));
                steps.merge(
                        player,
                        Math.hypot(
                                Double.parseDouble(cells[columns.indexOf("dx")]),
                                Double.parseDouble(cells[columns.indexOf("dy")])),
                        Double::sum);
            }
        }
        MatchTracking match = new MatchTracking("m", Definition.RAW, RATE);
        frames.values().forEach(match::see);
        return match.totals(ClosedBy.EVENT_TIME);
    }

    private static TrackingFrame frame(long number) {
        TrackingFrame frame = Frames.empty(number, Period.FIRST_HALF, new ArrayList<>());
        frame.setRate(RATE);
        return frame;
    }
}
