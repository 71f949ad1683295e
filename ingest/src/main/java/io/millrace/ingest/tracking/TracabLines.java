package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of a TRACAB file: {@code frame:team,object,shirt,x,y,speed;...:x,y,z,speed,H|A,Alive|Dead;:}, centimetres from the
 * centre spot. Team 1 is home, 0 away; 3 and 4 are the referees, -1 and 2 nobody known. A ball at 0,0,-10 was not seen.
 */
final class TracabLines implements LineFrames.Parser {

    private static final double CENTIMETRES = 100;
    private static final String EXPECTED = "expected frame:team,object,shirt,x,y,speed;...:x,y,z,speed,owner,status;:";

    private final TracabMatch match;

    TracabLines(TracabMatch match) {
        this.match = match;
    }

    @Override
    public Optional<TrackingFrame> frame(String line) throws BadFrame {
        String[] parts = line.split(":", -1);
        if (parts.length < 3) {
            throw new BadFrame(parts.length + " parts between colons, " + EXPECTED);
        }
        Optional<TrackingFrame> frame = match.times().frame(Numbers.whole(parts[0], "the frame"));
        if (frame.isPresent()) {
            for (String object : parts[1].split(";", -1)) {
                if (!object.isBlank()) {
                    addPlayer(object, frame.get());
                }
            }
            setBall(parts[2], frame.get());
        }
        return frame;
    }

    private void addPlayer(String object, TrackingFrame frame) throws BadFrame {
        String[] cells = object.split(",", -1);
        if (cells.length < 5) {
            throw new BadFrame("an object '" + object + "' of " + cells.length + " cells, " + EXPECTED);
        }
        switch (cells[0].strip()) {
            case "1" -> add(cells, "home", match.homePlayers(), frame.getHome());
            case "0" -> add(cells, "away", match.awayPlayers(), frame.getAway());
            case "-1", "2", "3", "4" -> {
                // no player
            }
            default -> throw new BadFrame("team '" + cells[0] + "', expected 1 (home), 0 (away), -1, 2, 3 or 4");
        }
    }

    private static void add(String[] cells, String side, Map<String, String> ids, List<PlayerPosition> positions)
            throws BadFrame {
        double x = Numbers.orNaN(cells[3], "x of a player");
        double y = Numbers.orNaN(cells[4], "y of a player");
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            String shirt = cells[2].strip();
            String known = ids.get(shirt);
            positions.add(new PlayerPosition(
                    known == null ? side + "_" + shirt : known, (float) (x / CENTIMETRES), (float) (y / CENTIMETRES)));
        }
    }

    private void setBall(String part, TrackingFrame frame) throws BadFrame {
        String ball = part.endsWith(";") ? part.substring(0, part.length() - 1) : part;
        if (ball.isBlank()) {
            return;
        }
        String[] cells = ball.split(",", -1);
        if (cells.length < 6) {
            throw new BadFrame("a ball '" + ball + "' of " + cells.length + " cells, " + EXPECTED);
        }
        double x = Numbers.orNaN(cells[0], "x of the ball");
        double y = Numbers.orNaN(cells[1], "y of the ball");
        double z = Numbers.orNaN(cells[2], "z of the ball");
        boolean notSeen = Double.isNaN(x) || Double.isNaN(y) || (x == 0 && y == 0 && z == -10);
        if (!notSeen) {
            frame.setBallX((float) (x / CENTIMETRES));
            frame.setBallY((float) (y / CENTIMETRES));
            frame.setBallZ(Double.isNaN(z) ? null : (float) (z / CENTIMETRES));
        }
        switch (cells[4].strip()) {
            case "H" -> frame.setPossessionTeam(match.homeTeam());
            case "A" -> frame.setPossessionTeam(match.awayTeam());
            default -> frame.setPossessionTeam(null);
        }
        switch (cells[5].strip()) {
            case "Alive" -> frame.setBallAlive(true);
            case "Dead" -> frame.setBallAlive(false);
            default -> frame.setBallAlive(null);
        }
    }
}
