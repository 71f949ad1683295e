package io.millrace.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a feed gives, for tests. */
final class Read {

    private Read() {}

    static List<FeedItem> items(String spec) {
        List<FeedItem> items = new ArrayList<>();
        try (FeedSource source = Feeds.prepare(spec).open(FeedStart.standard())) {
            for (FeedItem item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        }
        return items;
    }

    /** The frames of a feed that refuses nothing. */
    static List<TrackingFrame> frames(String spec) {
        List<TrackingFrame> frames = new ArrayList<>();
        for (FeedItem item : items(spec)) {
            assertThat(item).isInstanceOf(FeedRecord.class);
            FeedRecord<?, ?> record = (FeedRecord<?, ?>) item;
            TrackingFrame frame = (TrackingFrame) record.value();
            assertThat(record.topic().name()).isEqualTo("tracking_data");
            assertThat(record.key()).isEqualTo(frame.getMatchId());
            assertThat(record.eventTime()).isEqualTo(frame.getEventTime());
            frames.add(frame);
        }
        return frames;
    }

    static List<FeedRefusal> refusals(String spec) {
        return items(spec).stream()
                .filter(FeedRefusal.class::isInstance)
                .map(FeedRefusal.class::cast)
                .toList();
    }

    /** The position of a player, if the frame has one. */
    static Optional<PlayerPosition> player(TrackingFrame frame, String id) {
        return Stream.concat(frame.getHome().stream(), frame.getAway().stream())
                .filter(position -> position.getPlayer().equals(id))
                .findFirst();
    }
}
