package io.millrace.ingest.football;

import io.millrace.contracts.Topic;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.ingest.AvroRetelling;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.Retelling;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Matches of the past, told from files. A later pass tells other matches: the match's id is what a pass makes its own,
 * and ids of events stay, since they are unique within a match.
 */
public record Matches(String name, Supplier<FeedSource> source) implements PreparedFeed {

    /** The record of an event, under its match. */
    public static FeedRecord<String, MatchEvent> record(MatchEvent event) {
        return new FeedRecord<>(SportsTopics.MATCH_EVENTS, event.getMatchId(), event, event.getEventTime());
    }

    /** The record of a fixture, dated by its kick-off: a replay tells it when the match begins. */
    public static FeedRecord<String, Fixture> record(Fixture fixture) {
        return new FeedRecord<>(SportsTopics.FIXTURES, fixture.getMatchId(), fixture, fixture.getKickOff());
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return List.of(SportsTopics.FIXTURES, SportsTopics.MATCH_EVENTS);
    }

    @Override
    public Nature nature() {
        return Nature.HISTORY;
    }

    @Override
    public Retelling retelling() {
        return AvroRetelling.withIds(Set.of("matchId"));
    }

    @Override
    public FeedSource open(FeedStart start) {
        return source.get();
    }
}
