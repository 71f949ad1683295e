package io.millrace.ingest.stadium;

import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A match day: rounds of matches side by side, in the order in which their records arrive. */
final class Stadium implements FeedSource {

    private static final int PAUSES_BETWEEN_ROUNDS = 4;

    private final Habits habits;
    private final SplittableRandom random;
    private final Round rounds;
    private final Optional<Fans> fans;
    private final Optional<Truth> truth;
    private final Arrivals arrivals = new Arrivals();
    private final List<Match> matches = new ArrayList<>();
    private int round;
    private long nextRound;
    private FeedRecord<?, ?> frame;

    Stadium(Habits habits) {
        this.habits = habits;
        this.random = new SplittableRandom(habits.seed());
        List<Club> clubs = Clubs.invent(2 * habits.matches(), random.split());
        SplittableRandom stands = random.split();
        this.rounds = new Round(habits, clubs);
        this.fans = habits.fans() == 0 ? Optional.empty() : Optional.of(new Fans(habits.fans(), clubs, stands));
        this.truth = habits.truth().map(Truth::new);
        this.nextRound = habits.begin().toEpochMilli();
    }

    @Override
    public FeedItem next() {
        while (true) {
            Match match = nextMatch();
            long time = match == null ? nextRound : match.next();
            FeedRecord<?, ?> arrived = arrivals.due(time);
            if (arrived != null) {
                return arrived;
            }
            if (frame != null) {
                FeedRecord<?, ?> taken = frame;
                frame = null;
                return taken;
            }
            if (match != null) {
                play(match);
            } else if (habits.rounds() == 0 || round < habits.rounds()) {
                begin();
            } else {
                return arrivals.due(Long.MAX_VALUE);
            }
        }
    }

    @Override
    public void close() {
        arrivals.clear();
        matches.clear();
    }

    /** The one whose next step comes first; null between rounds. */
    private Match nextMatch() {
        Match first = null;
        for (Match match : matches) {
            if (first == null || match.next() < first.next()) {
                first = match;
            }
        }
        return first;
    }

    private void play(Match match) {
        frame = match.step();
        if (match.isOver()) {
            truth.ifPresent(file -> file.ended(match.pairing(), match.story()));
            matches.remove(match);
            nextRound = Math.max(
                    nextRound,
                    match.lastWhistle() + PAUSES_BETWEEN_ROUNDS * habits.pause().toMillis());
        }
    }

    private void begin() {
        List<Pairing> pairings = rounds.draw(round++, nextRound);
        for (Pairing pairing : pairings) {
            Match match = new Match(pairing, habits, random.split(), arrivals);
            matches.add(match);
            arrivals.add(nextRound, match.fixture());
        }
        fans.ifPresent(all -> all.before(pairings).forEach(record -> arrivals.add(nextRound, record)));
    }
}
