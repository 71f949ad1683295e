package io.millrace.sports.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RestartDoesNotMatterTest {

    @Property(tries = 200)
    void a_match_that_was_written_and_read_at_any_frame_goes_on_as_if_it_had_not(
            @ForAll @IntRange(max = 299) int at, @ForAll long seed) {
        List<TrackingFrame> frames = match(new Random(seed));
        for (Definition definition : List.of(Definition.FIFA, Definition.RAW)) {
            MatchTracking straight = new MatchTracking("m", definition, Frames.RATE);
            MatchTracking interrupted = new MatchTracking("m", definition, Frames.RATE);
            for (int i = 0; i < frames.size(); i++) {
                if (i == at) {
                    interrupted = writtenAndRead(interrupted);
                }
                straight.see(frames.get(i));
                interrupted.see(frames.get(i));
            }
            assertThat(interrupted.totals(ClosedBy.EVENT_TIME)).isEqualTo(straight.totals(ClosedBy.EVENT_TIME));
            assertThat(written(interrupted)).isEqualTo(written(straight));
        }
    }

    /** Two halves with lost frames, players who come and go, jumps, and a ball that is not always there. */
    private static List<TrackingFrame> match(Random random) {
        List<TrackingFrame> frames = new ArrayList<>();
        double[] x = {0, 10, -20};
        long number = random.nextInt(1000);
        for (int i = 0; i < 300; i++) {
            number += random.nextInt(20) == 0 ? 1 + random.nextInt(40) : 1;
            List<PlayerPosition> home = new ArrayList<>();
            for (int player = 0; player < x.length; player++) {
                x[player] += (random.nextDouble() - 0.4) * 0.5;
                if (random.nextInt(15) > 0) {
                    float jump = random.nextInt(40) == 0 ? 20 : 0;
                    home.add(new PlayerPosition("p" + player, (float) x[player] + jump, (float) -x[player]));
                }
            }
            TrackingFrame frame = Frames.empty(number, i < 150 ? Period.FIRST_HALF : Period.SECOND_HALF, home);
            if (random.nextInt(5) > 0) {
                frame.setBallX((float) x[0]);
                frame.setBallY(0f);
            }
            frame.setBallAlive(random.nextBoolean());
            frame.setPossessionTeam(random.nextBoolean() ? "h" : "a");
            frames.add(frame);
        }
        return frames;
    }

    private static MatchTracking writtenAndRead(MatchTracking match) {
        StateReader in = new StateReader(written(match));
        MatchTracking read = MatchTracking.read("m", in);
        in.expectEnd();
        return read;
    }

    private static byte[] written(MatchTracking match) {
        StateWriter out = new StateWriter();
        match.write(out);
        return out.toBytes();
    }
}
