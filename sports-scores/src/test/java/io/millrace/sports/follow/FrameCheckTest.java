package io.millrace.sports.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.sports.tracking.Frames;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameCheckTest {

    @Test
    void a_frame_of_two_players_and_a_ball_passes() {
        assertThat(new FrameCheck().fault("m", frame())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void a_frame_that_cannot_be_is_refused_with_what_was_expected(Consumer<TrackingFrame> change, String fault) {
        TrackingFrame frame = frame();
        change.accept(frame);

        assertThat(new FrameCheck().fault("m", frame)).hasValue(fault);
    }

    static Stream<Arguments> a_frame_that_cannot_be_is_refused_with_what_was_expected() {
        return Stream.of(
                wrong(f -> f.setMatchId("n"), "key m, but match n; expected the match as key"),
                wrong(f -> f.setRate(0), "rate 0; expected frames a second from 1 to 200"),
                wrong(f -> f.setFrame(-1), "frame -1; expected a number from 0"),
                wrong(f -> f.setClock(-1), "clock -1; expected milliseconds since the start of the period"),
                wrong(
                        f -> f.setBallY(null),
                        "half a position of the ball: x 0.0, y null; expected both, or neither where it was not seen"),
                wrong(
                        f -> f.setBallX(Float.NaN),
                        "the ball at NaN, 0.0; expected metres from the centre spot, at most 250"),
                wrong(
                        f -> f.getHome().get(0).setX(-4738f),
                        "player h1 at -4738.0, 0.0; expected metres from the centre spot, at most 250"),
                wrong(f -> f.getAway().get(0).setPlayer("h1"), "player h1 is twice in the frame; expected once"),
                wrong(
                        f -> f.getAway().get(0).setPlayer(""),
                        "a player without an id; expected one that no other player of the match has"));
    }

    private static Arguments wrong(Consumer<TrackingFrame> change, String fault) {
        return Arguments.of(change, fault);
    }

    private static TrackingFrame frame() {
        TrackingFrame frame = Frames.empty(1, Period.FIRST_HALF, List.of(new PlayerPosition("h1", 0f, 0f)));
        frame.setAway(List.of(new PlayerPosition("a1", 0f, 0f)));
        frame.setBallX(0f);
        frame.setBallY(0f);
        return frame;
    }
}
