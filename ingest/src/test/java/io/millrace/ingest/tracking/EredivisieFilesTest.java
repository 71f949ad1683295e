package io.millrace.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.contracts.sports.TrackingFrame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three minutes of a real match, written in each format and read again: every position of every frame is where it was, and so are
 * distances and top speeds that were computed elsewhere. Run with {@code -Dmillrace.data=FOLDER}.
 */
class EredivisieFilesTest {

    private static final int MINUTE = 1500;
    private static final int RATE = 25;

    @TempDir
    private Path folder;

    private Path set;
    private List<String> objects;
    /** Cells by frame. */
    private List<String[]> rows;

    private List<String> columns;

    @BeforeEach
    void find() throws IOException {
        String named = System.getProperty("millrace.data", "");
        set = Path.of(named, "sports/tracking_25hz_eredivisie/dev");
        assumeTrue(!named.isBlank() && Files.isDirectory(set), "no conformance data: set -Dmillrace.data=FOLDER");
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(set.resolve("tracking_wide.csv.gz"))),
                StandardCharsets.UTF_8))) {
            columns = List.of(text.readLine().split(",", -1));
            rows = text.lines().map(line -> line.split(",", -1)).collect(Collectors.toCollection(ArrayList::new));
        }
        objects = columns.stream()
                .filter(column -> column.endsWith("_x") && !column.equals("ball_x"))
                .map(column -> column.replaceAll("_x$", ""))
                .toList();
    }

    @Test
    void tracab() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String[] row : rows) {
            lines.append(row[0]).append(':');
            for (String object : objects) {
                if (isThere(row, object)) {
                    lines.append(object.startsWith("home") ? 1 : 0)
                            .append(",1,")
                            .append(object.replaceAll(".*_", ""))
                            .append(',')
                            .append(centimetres(cell(row, object + "_x")))
                            .append(',')
                            .append(centimetres(cell(row, object + "_y")))
                            .append(",0.0;");
                }
            }
            lines.append(':')
                    .append(centimetres(cell(row, "ball_x")))
                    .append(',')
                    .append(centimetres(cell(row, "ball_y")))
                    .append(',')
                    .append(centimetres(cell(row, "ball_z")))
                    .append(",0.0,")
                    .append(cell(row, "team_possession").equals("home") ? 'H' : 'A')
                    .append(',')
                    .append(cell(row, "ball_status").equals("alive") ? "Alive" : "Dead")
                    .append(";:\n");
        }

        List<TrackingFrame> frames = Read.frames("tracab:" + file("match.dat", lines));

        assertSame(frames);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(frames.get(i).getPossessionTeam()).isEqualTo(cell(rows.get(i), "team_possession"));
            assertThat(frames.get(i).getBallAlive())
                    .isEqualTo(cell(rows.get(i), "ball_status").equals("alive"));
        }
    }

    @Test
    void epts() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String[] row : rows) {
            lines.append(row[0]).append(':');
            for (String object : objects) {
                lines.append(isThere(row, object) ? "77," : "NaN,")
                        .append(orNaN(row, object + "_y"))
                        .append(',')
                        .append(orNaN(row, object + "_x"))
                        .append(';');
            }
            lines.append(':')
                    .append(orNaN(row, "ball_x"))
                    .append(',')
                    .append(orNaN(row, "ball_y"))
                    .append(",\n");
        }

        assertSame(Read.frames("epts:metadata=" + file("meta.xml", metadata()) + ",data=" + file("data.txt", lines)));
    }

    @Test
    void metrica() throws IOException {
        Path home = file("home.csv", metricaRows("home"));
        Path away = file("away.csv", metricaRows("away"));

        assertSame(Read.frames("metrica:home=" + home + ",away=" + away));
    }

    private void assertSame(List<TrackingFrame> frames) throws IOException {
        assertThat(frames).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            TrackingFrame frame = frames.get(i);
            assertThat(frame.getFrame()).isEqualTo(Long.parseLong(row[0]));
            for (String object : objects) {
                assertThat(Read.player(frame, object).isPresent()).isEqualTo(isThere(row, object));
                Read.player(frame, object).ifPresent(position -> {
                    assertThat(position.getX()).isEqualTo(metres(row, object + "_x"), within(0.001f));
                    assertThat(position.getY()).isEqualTo(metres(row, object + "_y"), within(0.001f));
                });
            }
            assertThat(frame.getBallX()).isEqualTo(metres(row, "ball_x"), within(0.001f));
            assertThat(frame.getBallY()).isEqualTo(metres(row, "ball_y"), within(0.001f));
        }
        for (String line : Files.readAllLines(set.resolve("expected_distance.csv"))) {
            if (!line.startsWith("object")) {
                String[] cells = line.split(",", -1);
                assertFigures(frames, cells[0], Integer.parseInt(cells[1]), cells);
            }
        }
    }

    private static void assertFigures(List<TrackingFrame> frames, String object, int minute, String[] truth) {
        double distance = 0;
        double topSpeed = 0;
        for (int i = Math.max(1, minute * MINUTE); i < (minute + 1) * MINUTE; i++) {
            distance += way(frames.get(i - 1), frames.get(i), object);
            topSpeed = i < RATE ? 0 : Math.max(topSpeed, way(frames.get(i - RATE), frames.get(i), object));
        }
        double expected = Double.parseDouble(truth[3]);
        assertThat(distance).as(object).isEqualTo(expected, within(0.005 * expected));
        assertThat(topSpeed).as(object).isEqualTo(Double.parseDouble(truth[4]), within(0.01));
    }

    private static double way(TrackingFrame from, TrackingFrame to, String object) {
        if (object.equals("ball")) {
            return Math.hypot(to.getBallX() - from.getBallX(), to.getBallY() - from.getBallY());
        }
        var before = Read.player(from, object).orElseThrow();
        var after = Read.player(to, object).orElseThrow();
        return Math.hypot(after.getX() - before.getX(), after.getY() - before.getY());
    }

    private String metricaRows(String side) {
        List<String> players =
                objects.stream().filter(object -> object.startsWith(side)).toList();
        StringBuilder text = new StringBuilder(",,," + side + ",".repeat(2 * players.size()) + ",\n,,,");
        players.forEach(player -> text.append(player.replaceAll(".*_", "")).append(",,"));
        text.append(",\nPeriod,Frame,Time [s],");
        players.forEach(player ->
                text.append("Player").append(player.replaceAll(".*_", "")).append(",,"));
        text.append("Ball,\n");
        for (String[] row : rows) {
            text.append("1,").append(row[0]).append(',').append(Integer.parseInt(row[0]) / 25.0);
            for (String player : players) {
                text.append(',').append(part(row, player));
            }
            text.append(',').append(part(row, "ball")).append('\n');
        }
        return text.toString();
    }

    private String part(String[] row, String object) {
        return isThere(row, object)
                ? String.format(
                        Locale.ROOT,
                        "%.7f,%.7f",
                        metres(row, object + "_x") / 105 + 0.5,
                        0.5 - metres(row, object + "_y") / 68)
                : "NaN,NaN";
    }

    /** Metres, and y before x, with a channel that is no position before both. */
    private String metadata() {
        StringBuilder text = new StringBuilder("<main><Metadata><GlobalConfig><FrameRate>25</FrameRate></GlobalConfig>"
                + "<Teams><Team id=\"home\"/><Team id=\"away\"/></Teams><Players>");
        objects.forEach(object -> text.append(
                "<Player id=\"%s\" teamId=\"%s\"/>".formatted(object, object.startsWith("home") ? "home" : "away")));
        text.append("</Players><Sensors><Sensor id=\"s\"><Channels>");
        for (String axis : List.of("x", "y", "z")) {
            text.append("<Channel id=\"%s\"><Unit>m</Unit></Channel>".formatted(axis));
        }
        text.append("</Channels></Sensor></Sensors><PlayerChannels>");
        for (String object : objects) {
            for (String axis : List.of("x", "y")) {
                text.append("<PlayerChannel id=\"%1$s-%2$s\" playerId=\"%1$s\" channelId=\"%2$s\"/>"
                        .formatted(object, axis));
            }
        }
        text.append("</PlayerChannels></Metadata><DataFormatSpecifications>")
                .append("<DataFormatSpecification separator=\":\" startFrame=\"1\" endFrame=\"4500\">")
                .append("<StringRegister name=\"frameCount\"/><SplitRegister separator=\";\">");
        for (String object : objects) {
            text.append("<SplitRegister separator=\",\"><PlayerChannelRef playerChannelId=\"beat\"/>"
                    + "<PlayerChannelRef playerChannelId=\"%1$s-y\"/><PlayerChannelRef playerChannelId=\"%1$s-x\"/></SplitRegister>"
                            .formatted(object));
        }
        return text.append("</SplitRegister><SplitRegister separator=\",\"><BallChannelRef channelId=\"x\"/>"
                        + "<BallChannelRef channelId=\"y\"/><BallChannelRef channelId=\"z\"/></SplitRegister>"
                        + "</DataFormatSpecification></DataFormatSpecifications></main>")
                .toString();
    }

    private boolean isThere(String[] row, String object) {
        return !cell(row, object + "_x").isEmpty();
    }

    private String orNaN(String[] row, String column) {
        return cell(row, column).isEmpty() ? "NaN" : cell(row, column);
    }

    private float metres(String[] row, String column) {
        return Float.parseFloat(cell(row, column));
    }

    private static long centimetres(String metres) {
        return Math.round(Double.parseDouble(metres) * 100);
    }

    private String cell(String[] row, String column) {
        return row[columns.indexOf(column)];
    }

    private Path file(String name, CharSequence text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
