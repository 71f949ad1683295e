package io.millrace.ingest.tracking;

import io.millrace.contracts.Topic;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.ingest.AvroRetelling;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.Retelling;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The tracking of a match of the past, from files. A later pass is another match. */
record TrackingFiles(String name, Supplier<FeedSource> source) implements PreparedFeed {

    static FeedItem record(TrackingFrame frame) {
        return new FeedRecord<>(SportsTopics.TRACKING_DATA, frame.getMatchId(), frame, frame.getEventTime());
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return List.of(SportsTopics.TRACKING_DATA);
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
