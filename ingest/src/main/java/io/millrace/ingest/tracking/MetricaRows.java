package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.files.InputFiles;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one team. Three rows of headers: the team over its columns, the shirts, and {@code Period,Frame,Time
 * [s],Player11,,Player1,,...,Ball,}. Then for each frame the positions, from 0,0 in the upper left corner of the pitch to 1,1;
 * NaN for who is not there.
 */
final class MetricaRows implements Closeable {

    private static final int FIRST_PLAYER = 3;

    private final Path file;
    private final MetricaFrames.Match match;
    private final BufferedReader text;
    private final List<String> players = new ArrayList<>();
    private long line;

    MetricaRows(Path file, String side, MetricaFrames.Match match) {
        this.file = file;
        this.match = match;
        try {
            this.text = InputFiles.text(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, 1, failure);
        }
        try {
            nextLine();
            String[] shirts = cells(nextLine());
            String[] columns = cells(nextLine());
            if (columns.length < FIRST_PLAYER + 2
                    || columns.length % 2 == 0
                    || !columns[1].strip().equals("Frame")
                    || !columns[columns.length - 2].strip().equals("Ball")) {
                throw new FeedException(file + ":3: found '" + String.join(",", columns)
                        + "', expected Metrica's header Period,Frame,Time [s],PlayerN,,...,Ball,");
            }
            for (int column = FIRST_PLAYER; column < columns.length - 2; column += 2) {
                String shirt = column < shirts.length && !shirts[column].isBlank()
                        ? shirts[column].strip()
                        : columns[column].strip().replace("Player", "");
                players.add(side + "_" + shirt);
            }
        } catch (FeedException wrong) {
            close();
            throw wrong;
        }
    }

    /** Metres from the centre spot. */
    record Spot(float x, float y) {}

    /**
     * A row, or why it is none.
     *
     * @param ball null where it was not seen
     * @param problem null when there is none
     */
    record Row(
            long line, String text, int period, long frame, List<PlayerPosition> players, Spot ball, String problem) {

        Row {
            players = List.copyOf(players);
        }
    }

    Path file() {
        return file;
    }

    /** The next row, or null at the end. */
    Row next() {
        String next = nextLine();
        while (next != null && next.isBlank()) {
            next = nextLine();
        }
        if (next == null) {
            return null;
        }
        try {
            return row(next);
        } catch (BadFrame bad) {
            return new Row(line, next, 0, 0, List.of(), null, bad.getMessage());
        }
    }

    private Row row(String next) throws BadFrame {
        String[] cells = cells(next);
        int expected = FIRST_PLAYER + 2 * players.size() + 2;
        if (cells.length != expected) {
            throw new BadFrame(cells.length + " cells, but the header has " + expected);
        }
        List<PlayerPosition> positions = new ArrayList<>(players.size());
        for (int player = 0; player < players.size(); player++) {
            Spot at = position(cells, FIRST_PLAYER + 2 * player);
            if (at != null) {
                positions.add(new PlayerPosition(players.get(player), at.x(), at.y()));
            }
        }
        return new Row(
                line,
                next,
                (int) Numbers.whole(cells[0], "the period"),
                Numbers.whole(cells[1], "the frame"),
                positions,
                position(cells, cells.length - 2),
                null);
    }

    private Spot position(String[] cells, int column) throws BadFrame {
        double x = Numbers.orNaN(cells[column], "x");
        double y = Numbers.orNaN(cells[column + 1], "y");
        return Double.isNaN(x) || Double.isNaN(y)
                ? null
                : new Spot((float) ((x - 0.5) * match.length()), (float) ((0.5 - y) * match.width()));
    }

    private static String[] cells(String row) {
        return row == null ? new String[0] : row.split(",", -1);
    }

    private String nextLine() {
        try {
            line++;
            return text.readLine();
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, line, failure);
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, line, failure);
        }
    }
}
