package io.millrace.sports.match;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.MatchStatus;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.sports.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Matches as hostile as a seed makes them: few ids, so that revisions, withdrawals and decisions meet; clocks known or not. */
public final class Scenes {

    private static final EventType[] TYPES = EventType.values();
    private static final List<EventType> FREQUENT = List.of(
            EventType.GOAL,
            EventType.OWN_GOAL,
            EventType.PASS,
            EventType.PASS,
            EventType.PASS,
            EventType.SHOT,
            EventType.CARD,
            EventType.VAR_CHECK,
            EventType.VAR_DECISION,
            EventType.SUBSTITUTION,
            EventType.PENALTY_AWARDED,
            EventType.FOUL);

    private final Random random;

    private Scenes(long seed) {
        this.random = new Random(seed);
    }

    /** Revisions of events, two of the same weight among them. */
    public static List<MatchEvent> of(long seed) {
        return new Scenes(seed).events();
    }

    private List<MatchEvent> events() {
        List<MatchEvent> events = new ArrayList<>();
        if (random.nextBoolean()) {
            events.add(Told.lineUp("A").event());
            events.add(Told.lineUp("B").event());
        }
        int size = 1 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
            events.add(event());
        }
        return events;
    }

    private MatchEvent event() {
        Told told = Told.of("e" + random.nextInt(40), type());
        String team = pick("A", "B", "A", "B", null);
        String side = team == null ? "A" : team;
        return told.by(team, pick(side + random.nextInt(16), null))
                .with(event -> {
                    event.setSecondPlayer(pick(side + random.nextInt(16), null));
                    event.setPlayerName(pick("One", "Two", null));
                    event.setRevision(1 + random.nextInt(3));
                    event.setStatus(pick(
                            EventStatus.CONFIRMED, EventStatus.CONFIRMED, EventStatus.PENDING, EventStatus.CANCELLED));
                    event.setPeriod(pick(pick(Period.values()), Period.FIRST_HALF, null));
                    event.setClock(pick(random.nextInt(3_000_000), random.nextInt(20) * 1000, null));
                    event.setEventTime(Told.KICK_OFF.plus(Duration.ofMinutes(random.nextInt(100))));
                    event.setSequence(pick((long) random.nextInt(50), null));
                    event.setAbout(pick("e" + random.nextInt(40), null));
                    event.setVarDecision(pick(VarDecision.values()));
                    event.setCard(pick(Card.values()));
                    event.setMatchStatus(pick(MatchStatus.values()));
                    event.setSuccess(pick(true, false, null));
                    event.setExpectedGoals(pick(random.nextDouble(), null));
                    event.setX(pick(0f, random.nextFloat() * 100 - 50));
                    event.setY(pick(0f, random.nextFloat() * 60 - 30));
                    event.setEndX(pick(random.nextFloat() * 100 - 50, null));
                    event.setPossession(pick(random.nextInt(5), null));
                    event.setPossessionTeam(pick("A", "B", null));
                    event.setDuration(pick(random.nextInt(4000), null));
                    event.setHomeScore(pick(null, null, random.nextInt(3)));
                    event.setAwayScore(random.nextInt(3));
                    event.setPenalty(random.nextInt(4) == 0);
                })
                .event();
    }

    private EventType type() {
        return random.nextInt(3) == 0 ? pick(TYPES) : FREQUENT.get(random.nextInt(FREQUENT.size()));
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
