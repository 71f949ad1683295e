package io.millrace.ingest.stadium;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.VarDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The numbers of a match are near those of real ones, on average over many. */
class RealismTest {

    private static final int SEEDS = 20;
    private static final int MATCHES = 3;

    private static final List<MatchEvent> EVENTS = new ArrayList<>();

    @BeforeAll
    static void play() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            EVENTS.addAll(
                    Told.all("clean=true,tracking=false,fans=0,cup=0,rounds=1,matches=" + MATCHES + ",seed=" + seed)
                            .events());
        }
        EVENTS.removeIf(event -> event.getRevision() > 1);
    }

    @Test
    void passesAreSomeThousandAndFourInFiveArrive() {
        assertThat(perMatch(EventType.PASS)).isBetween(850.0, 1_150.0);
        assertThat(perMatch(event -> event.getType() == EventType.PASS && event.getSuccess())
                        / perMatch(EventType.PASS))
                .isBetween(0.74, 0.88);
    }

    @Test
    void shotsAreGoalsAsOftenAsExpected() {
        double expected = EVENTS.stream()
                        .filter(event -> event.getExpectedGoals() != null)
                        .mapToDouble(MatchEvent::getExpectedGoals)
                        .sum()
                / (SEEDS * MATCHES);

        assertThat(perMatch(event -> event.getExpectedGoals() != null)).isBetween(20.0, 28.0);
        assertThat(perMatch(RealismTest::isGoal) - perMatch(RealismTest::isTakenBack))
                .isBetween(2.1, 3.4);
        assertThat(expected).isBetween(2.2, 3.4);
        assertThat(perMatch(EventType.GOAL)).isBetween(expected * 0.75, expected * 1.3);
    }

    @Test
    void foulsCardsCornersOffsidesAndChangesAreAsUsual() {
        assertThat(perMatch(EventType.FOUL)).isBetween(18.0, 27.0);
        assertThat(perMatch(event -> event.getCard() == Card.YELLOW)).isBetween(2.5, 4.5);
        assertThat(perMatch(event -> event.getCard() != null && event.getCard() != Card.YELLOW))
                .isBetween(0.03, 0.4);
        assertThat(perMatch(EventType.CORNER)).isBetween(6.0, 13.0);
        assertThat(perMatch(EventType.OFFSIDE)).isBetween(2.0, 7.0);
        assertThat(perMatch(EventType.PENALTY_AWARDED)).isBetween(0.08, 0.5);
        assertThat(perMatch(EventType.SUBSTITUTION)).isBetween(7.0, 10.0);
        assertThat(perMatch(EventType.THROW_IN)).isBetween(20.0, 50.0);
    }

    @Test
    void aHalfLastsAsLongAsAnnounced() {
        for (MatchEvent event : EVENTS) {
            if (event.getType() == EventType.STOPPAGE_TIME) {
                assertThat(event.getAddedMinutes()).isBetween(1, 9);
            } else if (event.getType() == EventType.PERIOD_END) {
                assertThat(event.getClock() / 60_000.0).isBetween(46.0, 58.0);
            }
        }

        assertThat(perMatch(EventType.PERIOD_END)).isEqualTo(2.0);
        assertThat(perMatch(EventType.STOPPAGE_TIME)).isEqualTo(2.0);
    }

    private static double perMatch(EventType type) {
        return perMatch(event -> event.getType() == type);
    }

    private static double perMatch(Predicate<MatchEvent> wanted) {
        return EVENTS.stream().filter(wanted).count() / (double) (SEEDS * MATCHES);
    }

    private static boolean isGoal(MatchEvent event) {
        return event.getType() == EventType.GOAL || event.getType() == EventType.OWN_GOAL;
    }

    private static boolean isTakenBack(MatchEvent event) {
        return event.getVarDecision() == VarDecision.GOAL_DISALLOWED;
    }
}
