package io.millrace.sports.tracking;

import static io.millrace.sports.tracking.Frames.RATE;
import static io.millrace.sports.tracking.Frames.at;
import static io.millrace.sports.tracking.Frames.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Physical;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTrackingTest {

    @Test
    void a_steady_run_is_its_length_at_its_speed() {
        Physical run = physical(Definition.FIFA, walk(0, 251, second -> 5 * second));

        assertThat(run.getDistance()).isEqualTo(50, within(0.001));
        assertThat(run.getTopSpeed()).isEqualTo(5, within(0.001));
        assertThat(run.getZoneDistances()).containsExactly(0.0, 0.0, 50.0, 0.0, 0.0); // 18 km/h
        assertThat(run.getFrames()).isEqualTo(251);
        assertThat(run.getFramesDropped()).isZero();
        assertThat(run.getDefinition()).isEqualTo(Definition.FIFA.text());
    }

    @Test
    void the_zones_add_up_to_the_distance_whatever_is_smoothed() {
        for (Definition definition : List.of(Definition.FIFA, Definition.LIT, Definition.FOTD, Definition.RAW)) {
            Physical run = physical(definition, walk(0, 500, second -> 8 * Math.sin(second)));

            assertThat(run.getZoneDistances().stream().mapToDouble(zone -> zone).sum())
                    .isEqualTo(run.getDistance(), within(0.01));
        }
    }

    @Test
    void a_line_is_drawn_over_a_second_without_frames_and_not_over_more() {
        List<TrackingFrame> second = walk(0, 26, s -> 4 * s);
        second.addAll(walk(50, 76, s -> 4 * s)); // 25 to 50 is a gap of one second
        List<TrackingFrame> more = walk(0, 26, s -> 4 * s);
        more.addAll(walk(51, 77, s -> 4 * s));

        assertThat(physical(Definition.FIFA, second).getDistance()).isEqualTo(12, within(0.001));
        assertThat(physical(Definition.FIFA, more).getDistance()).isEqualTo(8, within(0.001));
        assertThat(totals(Definition.FIFA, second).lost()).isEqualTo(24);
        assertThat(totals(Definition.FIFA, more).lost()).isEqualTo(25);
    }

    @Test
    void no_line_is_drawn_over_half_time_though_the_numbers_go_on() {
        Physical halves = physical(
                Definition.RAW,
                List.of(at(1, 10), at(2, 10.1), at(3, Period.SECOND_HALF, -10), at(4, Period.SECOND_HALF, -10.1)));

        assertThat(halves.getDistance()).isEqualTo(0.2, within(0.001));
    }

    @Test
    void a_position_that_nobody_can_have_reached_is_dropped_and_the_next_one_is_believed() {
        List<TrackingFrame> frames = walk(0, 101, second -> 2 * second);
        frames.set(50, at(50, 30));

        Physical believed = physical(Definition.FIFA, frames);
        assertThat(believed.getDistance()).isEqualTo(8, within(0.001));
        assertThat(believed.getTopSpeed()).isEqualTo(2, within(0.001));
        assertThat(believed.getFrames()).isEqualTo(101);
        assertThat(believed.getFramesDropped()).isEqualTo(1);
        assertThat(physical(Definition.RAW, frames).getDistance()).isGreaterThan(50);
    }

    @Test
    void a_player_who_is_somewhere_else_for_good_is_believed_there_after_a_second() {
        List<TrackingFrame> frames = walk(0, 50, second -> 0);
        frames.addAll(walk(50, 150, second -> 40 + 1 * second)); // the source had mixed up two players

        Physical believed = physical(Definition.FIFA, frames);

        assertThat(believed.getFramesDropped()).isEqualTo(25);
        assertThat(believed.getDistance()).isEqualTo((150 - 50 - 25 - 1) / 25.0, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"7.05, 26, 1", "7.05, 25, 0", "6.9, 100, 0", "7.05, 500, 1"})
    void a_sprint_is_seven_metres_a_second_kept_for_a_second(double speed, int frames, int sprints) {
        Physical run = physical(Definition.LIT, walk(0, frames, second -> speed * second));

        assertThat(run.getSprints()).isEqualTo(sprints);
        assertThat(run.getSprintDistance()).isEqualTo(speed >= 7 ? run.getDistance() : 0, within(0.001));
    }

    @Test
    void a_pause_between_makes_two_sprints() {
        List<TrackingFrame> frames = walk(0, 40, second -> 8 * second);
        double there = 8 * 39.0 / RATE;
        frames.addAll(walk(40, 120, second -> there));
        frames.addAll(walk(120, 200, second -> there - 8 * (second - 119.0 / RATE)));

        assertThat(physical(Definition.LIT, frames).getSprints()).isEqualTo(2);
    }

    @Test
    void speed_grows_by_what_a_player_can_accelerate_and_not_faster() {
        // From a stand to 11 m/s within a frame: the positions are possible, the change is not.
        List<TrackingFrame> frames = walk(0, 50, second -> 0);
        frames.addAll(walk(50, 75, second -> 11 * (second - 49.0 / RATE)));

        Physical smoothed = physical(Definition.FIFA, frames);
        Physical raw = physical(Definition.RAW, frames);

        assertThat(smoothed.getDistance()).isEqualTo(11, within(0.001));
        assertThat(raw.getZoneDistances().get(4)).isEqualTo(11, within(0.001));
        assertThat(smoothed.getZoneDistances().get(4)).isZero(); // 6 m/s after a second
        assertThat(smoothed.getZoneDistances().get(3)).isPositive();
    }

    @Test
    void top_speed_is_not_made_of_frames_that_were_not_seen() {
        List<TrackingFrame> frames = new ArrayList<>(walk(0, 40, second -> 6 * second));
        frames.removeIf(frame -> frame.getFrame() < 15); // 15 to 39: never a second apart

        assertThat(physical(Definition.FIFA, frames).getTopSpeed()).isZero();
    }

    @Test
    void ten_frames_a_second_give_the_same_run() {
        MatchTracking match = new MatchTracking("m", Definition.FIFA, 10);
        for (int number = 0; number <= 100; number++) {
            TrackingFrame frame = at(number, 0.7 * number);
            frame.setRate(10);
            match.see(frame);
        }

        Physical run = match.totals(ClosedBy.EVENT_TIME).players().get(0).physical();
        assertThat(run.getDistance()).isEqualTo(70, within(0.001));
        assertThat(run.getTopSpeed()).isEqualTo(7, within(0.001));
        assertThat(run.getSprints()).isEqualTo(1);
    }

    @Test
    void a_ball_that_was_not_seen_has_no_position_and_frames_out_of_play_belong_to_nobody() {
        List<TrackingFrame> frames = new ArrayList<>();
        frames.add(ball(1, 0f, true, "h"));
        frames.add(ball(2, 0.5f, true, "h"));
        frames.add(ball(3, null, true, "a"));
        frames.add(ball(4, 1.5f, false, "a"));
        frames.add(ball(5, 1.5f, null, null));

        TrackedBall ball = totals(Definition.FIFA, frames).ball();

        assertThat(ball.distance()).isEqualTo(1.5, within(0.001));
        assertThat(ball.seen()).isEqualTo(4);
        assertThat(ball.alive()).isEqualTo(3);
        assertThat(ball.dead()).isEqualTo(1);
        assertThat(ball.possession()).isEqualTo(Map.of("h", 2L, "a", 1L));
    }

    @Test
    void the_totals_say_who_plays_where_and_how_far_they_reach() {
        TrackingFrame frame = Frames.empty(7, Period.FIRST_HALF, List.of(new PlayerPosition("h1", 0f, 0f)));
        frame.setAway(List.of(new PlayerPosition("a1", 0f, 0f)));

        Tracked totals = totals(Definition.FIFA, List.of(frame));

        assertThat(totals.matchId()).isEqualTo("m");
        assertThat(totals.frame()).isEqualTo(7);
        assertThat(totals.frames()).isEqualTo(1);
        assertThat(totals.period()).isEqualTo(Period.FIRST_HALF);
        assertThat(totals.clock()).isEqualTo(280);
        assertThat(totals.eventTime()).isEqualTo(Frames.KICK_OFF.plusMillis(280));
        assertThat(totals.closedBy()).isEqualTo(ClosedBy.EVENT_TIME);
        assertThat(totals.players()).extracting(TrackedPlayer::player).containsExactly("h1", "a1");
        assertThat(totals.players()).extracting(TrackedPlayer::home).containsExactly(true, false);
    }

    @Test
    void a_frame_behind_the_last_one_is_refused() {
        MatchTracking match = new MatchTracking("m", Definition.FIFA, RATE);
        match.see(at(5, 0));

        assertThatThrownBy(() -> match.see(at(5, 0))).hasMessage("frame 5 after frame 5");
    }

    private static TrackingFrame ball(long number, Float x, Boolean alive, String team) {
        TrackingFrame frame = Frames.empty(number, Period.FIRST_HALF, List.of());
        frame.setBallX(x);
        frame.setBallY(x == null ? null : 0f);
        frame.setBallAlive(alive);
        frame.setPossessionTeam(team);
        return frame;
    }

    private static Physical physical(Definition definition, List<TrackingFrame> frames) {
        return totals(definition, frames).players().get(0).physical();
    }

    private static Tracked totals(Definition definition, List<TrackingFrame> frames) {
        MatchTracking match = new MatchTracking("m", definition, RATE);
        frames.forEach(match::see);
        return match.totals(ClosedBy.EVENT_TIME);
    }
}
