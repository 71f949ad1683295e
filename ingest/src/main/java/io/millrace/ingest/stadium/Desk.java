package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.ingest.FeedRecord;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The people who watch a match and report it: within a second or so, mostly right. What they get wrong they mend, so
 * that the last word on every event is true.
 */
final class Desk {

    private static final long HEARTBEAT_MILLIS = 5_000;
    private static final int LEAST_DELAY_MILLIS = 300;
    private static final int MOST_DELAY_MILLIS = 1_200;

    /** What is never late, wrong or missing: without it nobody would know what is being played. */
    private static final Set<EventType> SURE = EnumSet.of(
            EventType.LINE_UP,
            EventType.PERIOD_START,
            EventType.PERIOD_END,
            EventType.VAR_CHECK,
            EventType.VAR_DECISION,
            EventType.STATUS);

    private static final Set<EventType> IMAGINED = EnumSet.of(
            EventType.PASS, EventType.SHOT, EventType.FOUL, EventType.CORNER, EventType.OFFSIDE, EventType.RECOVERY);

    private final Pairing pairing;
    private final Faults faults;
    private final SplittableRandom random;
    private final Arrivals arrivals;
    private final Commentator commentator;
    private final Silence silence;
    private final WrongScore wrongScore;
    private final Map<String, Reported> mended = new HashMap<>();
    private long lastArrival;
    private long nextHeartbeat;
    private long heartbeats;
    private long imagined;

    /** An event whose last word is still to come: as it was reported, and as it was. */
    private record Reported(MatchEvent told, MatchEvent right) {}

    Desk(
            Pairing pairing,
            Faults faults,
            SplittableRandom random,
            Arrivals arrivals,
            Commentator commentator,
            int matches) {
        this.pairing = pairing;
        this.faults = faults;
        this.random = random;
        this.arrivals = arrivals;
        this.commentator = commentator;
        this.silence = Silence.of(pairing, faults, matches, random.split());
        this.wrongScore = WrongScore.of(pairing, faults, matches, random.split());
        this.nextHeartbeat = pairing.announced() + random.nextLong(HEARTBEAT_MILLIS);
    }

    void report(MatchEvent event) {
        long time = event.getEventTime().toEpochMilli();
        if (SURE.contains(event.getType()) || pairing.isOpening(time)) {
            MatchEvent told = first(event, inOrder(time));
            commentator.tell(told, lastArrival);
            return;
        }
        MatchEvent told = wrongScore.alter(event);
        boolean wrong = isMistakable(event) && random.nextDouble() < faults.corrections();
        if (wrong) {
            told = by(someoneElse(event), told);
        }
        told = first(told, arrival(time));
        commentator.tell(told, Math.max(lastArrival, time));
        if (wrong && event.getStatus() == EventStatus.PENDING) {
            mended.put(event.getEventId(), new Reported(told, event));
        } else if (wrong) {
            correct(event, 2, time);
        }
        imagine(event, time);
    }

    /** Play goes on, and the event stands. */
    void confirm(MatchEvent event, long time) {
        Reported reported = mended.remove(event.getEventId());
        MatchEvent confirmed = MatchEvent.newBuilder(reported == null ? event : reported.told())
                .build();
        confirmed.setRevision(2);
        confirmed.setStatus(EventStatus.CONFIRMED);
        send(inOrder(time), confirmed);
        if (reported != null) {
            correct(event, 3, time);
        }
    }

    /** Signs of life up to that time. */
    void heartbeats(long until) {
        while (nextHeartbeat <= until) {
            if (!silence.covers(nextHeartbeat)) {
                MatchEvent beat = Scribe.blank(pairing.matchId(), "h" + ++heartbeats);
                beat.setType(EventType.HEARTBEAT);
                beat.setEventTime(Instant.ofEpochMilli(nextHeartbeat));
                send(nextHeartbeat, beat);
            }
            nextHeartbeat += HEARTBEAT_MILLIS;
        }
    }

    private MatchEvent first(MatchEvent event, long arrival) {
        long time = event.getEventTime().toEpochMilli();
        MatchEvent told = event;
        if (silence.covers(arrival)) {
            told = MatchEvent.newBuilder(event).build();
            told.setReconstructed(true);
        }
        send(arrival, told);
        if (random.nextDouble() < faults.duplicates()) {
            send(Math.max(arrival, time) + random.nextInt(20_000), told);
        }
        return told;
    }

    private long arrival(long time) {
        double luck = random.nextDouble();
        if (luck < faults.late()) {
            return time + 60_000 + random.nextInt(180_000);
        }
        if (luck < faults.late() + faults.disorder()) {
            return time + 2_000 + random.nextInt(6_000);
        }
        return inOrder(time);
    }

    private long inOrder(long time) {
        lastArrival = Math.max(lastArrival, time + LEAST_DELAY_MILLIS + random.nextInt(MOST_DELAY_MILLIS));
        return lastArrival;
    }

    private void correct(MatchEvent event, int revision, long time) {
        MatchEvent corrected = MatchEvent.newBuilder(event).build();
        corrected.setRevision(revision);
        corrected.setStatus(EventStatus.CONFIRMED);
        long arrival = time + 20_000 + random.nextInt(200_000);
        send(arrival, corrected);
        commentator.correct(corrected, arrival);
    }

    /** Now and then somebody reports what never was. It is withdrawn, and sometimes the withdrawal comes first. */
    private void imagine(MatchEvent event, long time) {
        if (!IMAGINED.contains(event.getType()) || random.nextDouble() >= faults.deletions()) {
            return;
        }
        MatchEvent never = by(someoneElse(event), event);
        never.setEventId("x" + ++imagined);
        if (event.getType() == EventType.SHOT && !event.getPenalty()) {
            never.setType(EventType.GOAL);
            never.setStatus(EventStatus.PENDING);
            never.setSuccess(null);
        }
        MatchEvent withdrawal = Scribe.blank(pairing.matchId(), never.getEventId());
        withdrawal.setEventTime(never.getEventTime());
        withdrawal.setRevision(2);
        withdrawal.setStatus(EventStatus.CANCELLED);
        long told = time + 1_000 + random.nextInt(5_000);
        long later = told + 5_000 + random.nextInt(50_000);
        boolean before = random.nextInt(3) == 0;
        send(before ? later : told, never);
        send(before ? told : later, withdrawal);
    }

    private void send(long arrival, MatchEvent event) {
        arrivals.add(
                silence.after(arrival),
                new FeedRecord<>(SportsTopics.MATCH_EVENTS, pairing.matchId(), event, event.getEventTime()));
    }

    private static boolean isMistakable(MatchEvent event) {
        return switch (event.getType()) {
            case GOAL, SHOT -> true;
            case CARD -> event.getCard() == Card.YELLOW;
            default -> false;
        };
    }

    private Player someoneElse(MatchEvent event) {
        Club club = event.getTeam().equals(pairing.home().id()) ? pairing.home() : pairing.away();
        List<Player> others = club.squad().stream()
                .filter(player -> player.position() != Position.GOALKEEPER
                        && player.shirt() <= 11
                        && !player.id().equals(event.getPlayer())
                        && !player.id().equals(event.getSecondPlayer()))
                .toList();
        return others.get(random.nextInt(others.size()));
    }

    private static MatchEvent by(Player player, MatchEvent event) {
        MatchEvent other = MatchEvent.newBuilder(event).build();
        other.setPlayer(player.id());
        other.setPlayerName(player.name());
        return other;
    }
}
