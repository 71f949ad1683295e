package io.millrace.sports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.sports.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PossessionTest {

    private int ids;

    private Told play(EventType type, String team, double second) {
        return Told.of("e" + ids++, type).by(team).atSecond(second);
    }

    private Told pass(String team, double second) {
        return play(EventType.PASS, team, second);
    }

    private static Possession of(Told... told) {
        Possession possession = new Possession();
        Stream.of(told).map(Told::event).forEach(possession::add);
        return possession;
    }

    private static void assertHeld(Possession possession, long a, long b) {
        assertThat(List.of(possession.held("A"), possession.held("B"))).containsExactly(a, b);
    }

    private static Told numbered(Told told, int possession, String team) {
        return told.with(event -> event.setPossession(possession).setPossessionTeam(team));
    }

    private static Told taking(Told told, int milliseconds) {
        return told.with(event -> event.setDuration(milliseconds));
    }

    @Test
    void a_team_has_the_ball_until_the_other_plays_it() {
        assertHeld(of(pass("A", 0), pass("A", 4), pass("B", 10), pass("A", 12)), 10_000, 2_000);
    }

    @Test
    void a_touch_or_a_clearance_of_the_other_team_does_not_end_a_sequence() {
        assertHeld(
                of(
                        pass("A", 0),
                        play(EventType.TOUCH, "B", 2),
                        play(EventType.CLEARANCE, "B", 3),
                        pass("A", 5),
                        pass("A", 6)),
                6_000,
                0);
    }

    @Test
    void after_a_foul_the_ball_is_dead() {
        assertHeld(of(pass("A", 0), play(EventType.FOUL, "B", 3), pass("A", 40), pass("A", 42)), 5_000, 0);
    }

    @Test
    void after_a_goal_too() {
        assertHeld(of(pass("A", 0), play(EventType.GOAL, "A", 3), pass("B", 12), pass("B", 13)), 3_000, 1_000);
    }

    @Test
    void before_a_throw_in_only_the_time_of_the_play_counts() {
        assertHeld(of(taking(pass("A", 0), 1_500), play(EventType.THROW_IN, "B", 9), pass("B", 10)), 1_500, 1_000);
    }

    @Test
    void a_long_silence_counts_in_part() {
        assertHeld(of(pass("A", 0), pass("A", 14.999), pass("A", 60)), 14_999 + Possession.LONGEST, 0);
    }

    @Test
    void a_half_ends_a_sequence() {
        assertHeld(
                of(
                        taking(pass("A", 0), 700),
                        Told.pass("second half", "A").at(Period.SECOND_HALF, 0, 0),
                        Told.pass("next", "A").at(Period.SECOND_HALF, 0, 2)),
                2_700,
                0);
    }

    @Test
    void where_the_source_numbers_sequences_they_count() {
        assertHeld(
                of(
                        numbered(pass("A", 0), 1, "A"),
                        numbered(play(EventType.TOUCH, "B", 2), 1, "A"),
                        numbered(taking(pass("A", 30), 1_200), 1, "A"),
                        numbered(pass("B", 50), 2, "B"),
                        numbered(pass("B", 53), 2, "B")),
                31_200,
                3_000);
    }

    @Test
    void a_shoot_out_is_no_possession() {
        assertHeld(
                of(
                        Told.pass("1", "A").at(Period.SHOOT_OUT, 0, 0),
                        Told.pass("2", "A").at(Period.SHOOT_OUT, 0, 3)),
                0,
                0);
    }

    @Property(tries = 500)
    void what_comes_and_goes_in_any_order_gives_what_is_left(@ForAll long seed) {
        Random random = new Random(seed);
        List<MatchEvent> left = plays(random, 30, "left");
        List<MatchEvent> gone = plays(random, 15, "gone");
        List<MatchEvent> all = new ArrayList<>(left);
        all.addAll(gone);
        Collections.shuffle(all, random);

        Possession possession = new Possession();
        all.forEach(possession::add);
        Collections.shuffle(gone, random);
        gone.forEach(possession::remove);
        Possession scratch = new Possession();
        left.forEach(scratch::add);

        assertHeld(possession, scratch.held("A"), scratch.held("B"));
    }

    private static List<MatchEvent> plays(Random random, int count, String name) {
        EventType[] types = EventType.values();
        List<MatchEvent> plays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Told told = Told.of(name + i, types[random.nextInt(types.length)])
                    .by(random.nextBoolean() ? "A" : "B")
                    .atSecond(random.nextInt(200));
            if (random.nextBoolean()) {
                numbered(told, random.nextInt(3), random.nextBoolean() ? "A" : "B");
            }
            plays.add(taking(told, random.nextInt(5_000)).event());
        }
        return plays;
    }
}
