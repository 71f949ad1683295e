package io.millrace.sports.stats;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Restart;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts events by player and by team. What was added can be taken out again. */
public final class Counts {

    private final Map<String, Tally> players = new HashMap<>();
    private final Map<String, Tally> teams = new HashMap<>();
    private final Momentum momentum = new Momentum();
    private int events;

    public void add(MatchEvent event) {
        count(event, Optional.ofNullable(event.getCard()), 1);
    }

    public void remove(MatchEvent event) {
        count(event, Optional.ofNullable(event.getCard()), -1);
    }

    /** A card as it stands after decisions. */
    public void add(MatchEvent event, Optional<Card> card) {
        count(event, card, 1);
    }

    int events() {
        return events;
    }

    Tally player(String player) {
        return players.getOrDefault(player, Tally.NONE);
    }

    Tally team(String team) {
        return teams.getOrDefault(team, Tally.NONE);
    }

    Momentum momentum() {
        return momentum;
    }

    private void count(MatchEvent event, Optional<Card> card, int sign) {
        if (event.getType() == EventType.HEARTBEAT || event.getType() == EventType.SCORE) {
            return;
        }
        events += sign;
        if (event.getPlayer() != null) {
            count(players.computeIfAbsent(event.getPlayer(), any -> new Tally()), event, card, sign);
        }
        if (event.getTeam() != null) {
            count(teams.computeIfAbsent(event.getTeam(), any -> new Tally()), event, card, sign);
            momentum.count(event, sign);
        }
        assist(event, sign);
    }

    private void assist(MatchEvent event, int sign) {
        if (event.getType() == EventType.GOAL
                && event.getSecondPlayer() != null
                && event.getPeriod() != Period.SHOOT_OUT) {
            players.computeIfAbsent(event.getSecondPlayer(), any -> new Tally()).assists += sign;
        }
    }

    private static void count(Tally tally, MatchEvent event, Optional<Card> card, int sign) {
        boolean inPlay = event.getPeriod() != Period.SHOOT_OUT;
        switch (event.getType()) {
            case GOAL -> {
                if (inPlay) {
                    tally.goals += sign;
                    tally.shot(event.getExpectedGoals(), true, sign);
                }
            }
            case SHOT -> {
                if (inPlay) {
                    tally.shot(event.getExpectedGoals(), Boolean.TRUE.equals(event.getSuccess()), sign);
                }
            }
            case OWN_GOAL -> tally.ownGoals += inPlay ? sign : 0;
            case PASS -> {
                tally.passes += sign;
                tally.passesCompleted += Boolean.TRUE.equals(event.getSuccess()) ? sign : 0;
            }
            case OFFSIDE -> tally.offsides += sign;
            case SUBSTITUTION -> tally.substitutions += sign;
            case CARD -> show(tally, card, sign);
            case FOUL -> {
                tally.fouls += sign;
                show(tally, card, sign);
            }
            default -> {}
        }
        if (event.getType() == EventType.CORNER || event.getRestart() == Restart.CORNER) {
            tally.corners += sign;
        }
    }

    private static void show(Tally tally, Optional<Card> card, int sign) {
        card.ifPresent(shown -> {
            switch (shown) {
                case YELLOW -> tally.yellowCards += sign;
                case SECOND_YELLOW -> tally.secondYellowCards += sign;
                case RED -> tally.redCards += sign;
            }
        });
    }
}
