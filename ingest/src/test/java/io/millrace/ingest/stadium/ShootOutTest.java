package io.millrace.ingest.stadium;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShootOutTest {

    @Test
    void kicksAlternateAndEndAsSoonAsTheyAreDecided() {
        int shootOuts = 0;
        for (int seed = 1; seed <= 12; seed++) {
            Map<String, List<MatchEvent>> kicks = new HashMap<>();
            for (MatchEvent event : Told.all(
                            "tracking=false,fans=0,clean=true,rounds=1,matches=4,half=5,pause=10s,cup=1,seed=" + seed)
                    .events()) {
                if (event.getPeriod() == Period.SHOOT_OUT && event.getPenalty()) {
                    assertThat(event.getPlayer()).isNotNull();
                    kicks.computeIfAbsent(event.getMatchId(), id -> new ArrayList<>())
                            .add(event);
                }
            }
            kicks.values().forEach(ShootOutTest::isLegal);
            shootOuts += kicks.size();
        }

        assertThat(shootOuts).isGreaterThan(8);
    }

    private static void isLegal(List<MatchEvent> kicks) {
        String first = kicks.get(0).getTeam();
        int[] scored = new int[2];
        int[] taken = new int[2];
        for (int i = 0; i < kicks.size(); i++) {
            MatchEvent kick = kicks.get(i);
            assertThat(isDecided(scored, taken))
                    .as("decided before kick %d", i + 1)
                    .isFalse();
            assertThat(kick.getTeam().equals(first)).isEqualTo(i % 2 == 0);
            taken[i % 2]++;
            scored[i % 2] += kick.getType() == EventType.GOAL ? 1 : 0;
        }
        assertThat(isDecided(scored, taken)).isTrue();
    }

    private static boolean isDecided(int[] scored, int[] taken) {
        if (taken[0] > 5 || taken[1] > 5 || taken[0] + taken[1] == 10) {
            return taken[0] == taken[1] && scored[0] != scored[1];
        }
        return scored[0] > scored[1] + 5 - taken[1] || scored[1] > scored[0] + 5 - taken[0];
    }
}
