package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.FanSubscription;
import io.millrace.contracts.sports.Follow;
import io.millrace.contracts.sports.FollowKind;
import io.millrace.contracts.sports.QuietLevel;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.ingest.FeedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Fans and what they follow. Each round, those who follow matches choose others, and a few leave for good. */
final class Fans {

    private static final List<String> ZONES =
            List.of("Europe/London", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC", "Africa/Nairobi");

    private static final List<QuietLevel> LEVELS = List.of(
            QuietLevel.KEY_MOMENTS,
            QuietLevel.KEY_MOMENTS,
            QuietLevel.KEY_MOMENTS,
            QuietLevel.EVERYTHING,
            QuietLevel.EVERYTHING,
            QuietLevel.GOALS,
            QuietLevel.GOALS,
            QuietLevel.RESULT,
            QuietLevel.NOTHING);

    private static final double LEAVES = 0.01;

    private final List<Club> clubs;
    private final SplittableRandom random;
    private final FanSubscription[] fans;

    Fans(int count, List<Club> clubs, SplittableRandom random) {
        this.clubs = clubs;
        this.random = random;
        this.fans = new FanSubscription[count];
    }

    List<FeedRecord<?, ?>> before(List<Pairing> round) {
        Instant time = Instant.ofEpochMilli(round.get(0).announced());
        boolean first = round.get(0).round() == 0;
        List<FeedRecord<?, ?>> records = new ArrayList<>();
        for (int i = 0; i < fans.length; i++) {
            if (first) {
                fans[i] = subscription(i, round);
            } else if (fans[i] == null || !changes(i, round)) {
                continue;
            }
            records.add(new FeedRecord<>(SportsTopics.FAN_SUBSCRIPTIONS, id(i), fans[i], time));
        }
        return records;
    }

    private boolean changes(int fan, List<Pairing> round) {
        if (random.nextDouble() < LEAVES) {
            fans[fan] = null;
            return true;
        }
        List<Follow> follows = new ArrayList<>(fans[fan].getFollows());
        if (!follows.removeIf(follow -> follow.getKind() == FollowKind.MATCH)) {
            return false;
        }
        follows.add(match(round));
        fans[fan] = FanSubscription.newBuilder(fans[fan]).setFollows(follows).build();
        return true;
    }

    private FanSubscription subscription(int fan, List<Pairing> round) {
        List<Follow> follows = new ArrayList<>();
        int kinds = random.nextInt(100);
        if (kinds < 70) {
            follows.add(new Follow(FollowKind.TEAM, club().id()));
        }
        if (kinds >= 60 && kinds < 80) {
            List<Player> squad = club().squad();
            follows.add(
                    new Follow(FollowKind.PLAYER, squad.get(random.nextInt(11)).id()));
        }
        if (kinds >= 75 && kinds < 95) {
            follows.add(match(round));
        }
        if (kinds >= 90) {
            follows.add(new Follow(
                    FollowKind.COMPETITION,
                    round.get(random.nextInt(round.size())).competition()));
        }
        boolean quiet = random.nextInt(5) == 0;
        return new FanSubscription(
                id(fan),
                follows,
                LEVELS.get(random.nextInt(LEVELS.size())),
                quiet ? "23:00" : null,
                quiet ? "07:00" : null,
                ZONES.get(random.nextInt(ZONES.size())));
    }

    private Club club() {
        return clubs.get(random.nextInt(clubs.size()));
    }

    private Follow match(List<Pairing> round) {
        return new Follow(
                FollowKind.MATCH, round.get(random.nextInt(round.size())).matchId());
    }

    private static String id(int number) {
        String digits = String.valueOf(number + 1);
        return "fan-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }
}
