package io.millrace.sports.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three minutes of a real match, whose distances and top speeds were computed elsewhere. Run with {@code -Dmillrace.data=FOLDER}. */
class EredivisieTest {

    private static final int MINUTE = 1500;

    private Path set;
    private List<TrackingFrame> frames;

    @BeforeEach
    void find() throws IOException {
        String named = System.getProperty("millrace.data", "");
        set = Path.of(named, "sports/tracking_25hz_eredivisie/dev");
        assumeTrue(!named.isBlank() && Files.isDirectory(set), "no conformance data: set -Dmillrace.data=FOLDER");
        frames = frames(set.resolve("tracking_wide.csv.gz"));
    }

    @Test
    void distances_and_top_speeds_of_every_minute_by_every_definition() throws IOException {
        for (Definition definition : List.of(Definition.RAW, Definition.FIFA, Definition.LIT, Definition.FOTD)) {
            Map<String, Double> before = new HashMap<>();
            Map<String, Double> speeds = new HashMap<>();
            for (int minute = 0; minute < frames.size() / MINUTE; minute++) {
                Map<String, double[]> minuteTruth = truth(minute);
                Tracked through = totals(definition, 0, (minute + 1) * MINUTE);
                Tracked within = totals(definition, Math.max(0, minute * MINUTE - 25), (minute + 1) * MINUTE);
                Map<String, double[]> ours = figures(through);
                Map<String, double[]> oursOfTheMinute = figures(within);
                assertThat(ours.keySet()).isEqualTo(minuteTruth.keySet());
                minuteTruth.forEach((object, expected) -> {
                    double distance = ours.get(object)[0] - before.getOrDefault(object, 0.0);
                    assertThat(distance)
                            .as("%s, %s", definition.name(), object)
                            .isEqualTo(expected[0], within(0.005 * expected[0]));
                    assertThat(oursOfTheMinute.get(object)[1])
                            .as("top speed by %s, %s", definition.name(), object)
                            .isEqualTo(expected[1], within(0.01));
                    before.put(object, ours.get(object)[0]);
                    assertThat(ours.get(object)[1])
                            .as("top speed so far by %s, %s", definition.name(), object)
                            .isEqualTo(speeds.merge(object, expected[1], Math::max), within(0.01));
                });
            }
        }
    }

    @Test
    void possession_and_frames_in_play() throws IOException {
        JsonNode truth = new ObjectMapper()
                .readTree(set.resolve("expected_possession.json").toFile());
        Tracked totals = totals(Definition.FIFA, 0, frames.size());

        assertThat(totals.frames()).isEqualTo(truth.get("frames").asLong());
        assertThat(totals.lost()).isZero();
        assertThat(totals.ball().alive())
                .isEqualTo(truth.get("ball_alive_frames").asLong());
        assertThat(totals.ball().dead()).isEqualTo(truth.get("ball_dead_frames").asLong());
        JsonNode possession = truth.get("possession_alive_frames");
        assertThat(totals.ball().possession())
                .isEqualTo(Map.of(
                        "home", possession.get("home").asLong(),
                        "away", possession.get("away").asLong()));
    }

    @Test
    void the_zones_of_a_real_match_are_those_of_people_who_play_football() {
        Tracked totals = totals(Definition.FIFA, 0, frames.size());

        assertThat(totals.players()).hasSize(22).allSatisfy(player -> {
            List<Double> zones = player.physical().getZoneDistances();
            double distance = player.physical().getDistance();
            assertThat(zones.stream().mapToDouble(zone -> zone).sum()).isEqualTo(distance, within(0.01));
            assertThat(zones.get(0) + zones.get(1)).isGreaterThan(0.5 * distance);
            assertThat(player.physical().getFramesDropped())
                    .isLessThan(player.physical().getFrames() / 100);
        });
    }

    private Tracked totals(Definition definition, int from, int to) {
        MatchTracking match = new MatchTracking("m", definition, 25);
        frames.subList(from, to).forEach(match::see);
        return match.totals(ClosedBy.EVENT_TIME);
    }

    private static Map<String, double[]> figures(Tracked totals) {
        Map<String, double[]> figures = new HashMap<>();
        totals.players()
                .forEach(player -> figures.put(player.player(), new double[] {
                    player.physical().getDistance(), player.physical().getTopSpeed()
                }));
        figures.put(
                "ball", new double[] {totals.ball().distance(), totals.ball().topSpeed()});
        return figures;
    }

    private Map<String, double[]> truth(int minute) throws IOException {
        Map<String, double[]> truth = new HashMap<>();
        for (String line : Files.readAllLines(set.resolve("expected_distance.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[1].equals(String.valueOf(minute))) {
                truth.put(cells[0], new double[] {Double.parseDouble(cells[3]), Double.parseDouble(cells[4])});
            }
        }
        return truth;
    }

    private static List<TrackingFrame> frames(Path file) throws IOException {
        try (BufferedReader text = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> columns = List.of(text.readLine().split(",", -1));
            return text.lines().map(line -> frame(columns, line.split(",", -1))).toList();
        }
    }

    private static TrackingFrame frame(List<String> columns, String[] cells) {
        TrackingFrame frame = Frames.empty(Long.parseLong(cells[0]), Period.FIRST_HALF, new ArrayList<>());
        frame.setAway(new ArrayList<>());
        frame.setBallAlive(cells[2].equals("alive"));
        frame.setPossessionTeam(cells[3]);
        if (!cells[4].isEmpty()) {
            frame.setBallX(Float.valueOf(cells[4]));
            frame.setBallY(Float.valueOf(cells[5]));
        }
        for (int column = 7; column < columns.size(); column += 2) {
            if (!cells[column].isEmpty()) {
                String player = columns.get(column).replaceAll("_x$", "");
                (player.startsWith("home") ? frame.getHome() : frame.getAway())
                        .add(new PlayerPosition(
                                player, Float.parseFloat(cells[column]), Float.parseFloat(cells[column + 1])));
            }
        }
        return frame;
    }
}
