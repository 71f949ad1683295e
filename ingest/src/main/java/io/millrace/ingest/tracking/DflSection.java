package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A section of play: filled person by person, then told frame by frame. */
final class DflSection {

    /** Two hours at 25 frames a second: no section of play has more, and a wrong number does not take all memory. */
    private static final int MOST_FRAMES = 180_000;

    private static final int START = 4_096;

    /** The way of one person or the ball, from the first frame on; NaN where there is none. */
    private static final class Way {

        private final String person;
        private final boolean home;
        private long first;
        private int size;
        private float[] xs = new float[START];
        private float[] ys = new float[START];

        Way(String person, boolean home) {
            this.person = person;
            this.home = home;
        }

        void put(long number, float x, float y) throws BadFrame {
            if (size == 0) {
                first = number;
            }
            long index = number - first;
            if (index < 0 || index >= MOST_FRAMES) {
                throw new BadFrame("frame " + number + " of " + person + ", whose first is " + first
                        + "; expected rising numbers, at most " + MOST_FRAMES + " of them");
            }
            if (index >= xs.length) {
                int room = (int) Math.max(index + 1, 2L * xs.length);
                xs = Arrays.copyOf(xs, room);
                ys = Arrays.copyOf(ys, room);
            }
            if (index > size) {
                Arrays.fill(xs, size, (int) index, Float.NaN);
                Arrays.fill(ys, size, (int) index, Float.NaN);
            }
            xs[(int) index] = x;
            ys[(int) index] = y;
            size = Math.max(size, (int) index + 1);
        }

        boolean isAt(long number) {
            long index = number - first;
            return index >= 0 && index < size && !Float.isNaN(xs[(int) index]) && !Float.isNaN(ys[(int) index]);
        }

        float x(long number) {
            return xs[(int) (number - first)];
        }

        float y(long number) {
            return ys[(int) (number - first)];
        }
    }

    private static final byte SAID = 1;
    private static final byte ALIVE = 2;
    private static final byte HOME = 4;
    private static final byte AWAY = 8;

    private final Path file;
    private final DflMatch match;
    private final Period period;
    private final List<Way> players = new ArrayList<>();
    private final Way ball = new Way("the ball", false);
    private float[] heights = new float[START];
    private byte[] states = new byte[START];
    private Way current = ball;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private Instant firstTime;
    private long next;

    DflSection(Path file, DflMatch match, Period period) {
        this.file = file;
        this.match = match;
        this.period = period;
    }

    /** What follows is the ball's. */
    void ball() {
        current = ball;
    }

    /** What follows is the player's. */
    void player(String person, boolean home) {
        current = new Way(person, home);
        players.add(current);
    }

    void position(long number, float x, float y, String time) throws BadFrame {
        current.put(number, x, y);
        if (number < first) {
            first = number;
            firstTime = time(time);
            next = number;
        }
        last = Math.max(last, number);
    }

    /** @param possession 1 for the home team, 2 for the other */
    void ballState(long number, float height, boolean alive, String possession) {
        int index = (int) (number - ball.first);
        if (index >= states.length) {
            heights = Arrays.copyOf(heights, ball.xs.length);
            states = Arrays.copyOf(states, ball.xs.length);
        }
        heights[index] = height;
        states[index] = (byte)
                (SAID | (alive ? ALIVE : 0) | ("1".equals(possession) ? HOME : "2".equals(possession) ? AWAY : 0));
    }

    boolean hasNext() {
        return next <= last;
    }

    TrackingFrame next() {
        long number = next;
        TrackingFrame frame = TrackingFrame.newBuilder()
                .setMatchId(match.matchId())
                .setFrame(number)
                .setRate(match.rate())
                .setPeriod(period)
                .setClock((int) ((number - first) * 1000 / match.rate()))
                .setEventTime(firstTime.plusMillis((number - first) * 1000 / match.rate()))
                .setHome(positions(number, true))
                .setAway(positions(number, false))
                .build();
        setBall(number, frame);
        do {
            next++;
        } while (hasNext() && nobodyIsAt(next));
        return frame;
    }

    private List<PlayerPosition> positions(long number, boolean home) {
        List<PlayerPosition> positions = new ArrayList<>(12);
        for (Way player : players) {
            if (player.home == home && player.isAt(number)) {
                positions.add(new PlayerPosition(player.person, player.x(number), player.y(number)));
            }
        }
        return positions;
    }

    private void setBall(long number, TrackingFrame frame) {
        if (ball.isAt(number)) {
            frame.setBallX(ball.x(number));
            frame.setBallY(ball.y(number));
        }
        long index = number - ball.first;
        byte state = index >= 0 && index < ball.size && index < states.length ? states[(int) index] : 0;
        if ((state & SAID) != 0) {
            frame.setBallZ(frame.getBallX() == null || Float.isNaN(heights[(int) index]) ? null : heights[(int) index]);
            frame.setBallAlive((state & ALIVE) != 0);
            frame.setPossessionTeam(
                    (state & HOME) != 0 ? match.homeTeam() : (state & AWAY) != 0 ? match.awayTeam() : null);
        }
    }

    /** Such a frame was lost by the source. */
    private boolean nobodyIsAt(long number) {
        return !ball.isAt(number) && players.stream().noneMatch(player -> player.isAt(number));
    }

    private Instant time(String text) throws BadFrame {
        try {
            return OffsetDateTime.parse(String.valueOf(text)).toInstant();
        } catch (DateTimeException wrong) {
            throw new BadFrame("T is '" + text + "' in " + file.getFileName()
                    + ", expected a time like 2020-06-05T20:30:00.210+02:00");
        }
    }
}
