package io.millrace.ingest.football;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Wire;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.FeedRecords;
import java.util.ArrayList;
import java.util.List;

/** What a feed of matches told. */
public record MatchReading(List<Fixture> fixtures, List<MatchEvent> events, List<FeedRefusal> refusals) {

    /** Everything, refusals too. Each record is under its match and at its own time. */
    public static MatchReading of(String spec) {
        MatchReading reading = new MatchReading(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        PreparedFeed feed = Feeds.prepare(spec);
        try (FeedSource source = feed.open(FeedStart.standard())) {
            for (FeedItem item = source.next(); item != null; item = source.next()) {
                reading.take(item);
            }
        }
        encode(feed, reading.fixtures.size() + reading.events.size());
        return reading;
    }

    /** Everything, of which nothing may be refused. */
    public static MatchReading whole(String spec) {
        MatchReading reading = of(spec);
        assertThat(reading.refusals()).isEmpty();
        return reading;
    }

    /** The records of this reading can be written in the format of their topics. */
    private static void encode(PreparedFeed feed, int records) {
        List<FeedRefusal> refusals = new ArrayList<>();
        int encoded = 0;
        try (FeedRecords all = FeedRecords.encode(feed, FeedPlan.offline(), Wire.singleObject(), "", refusals::add)) {
            for (; all.hasNext(); all.next()) {
                encoded++;
            }
        }
        assertThat(encoded).isEqualTo(records);
    }

    public MatchEvent event(String id) {
        return events.stream()
                .filter(event -> event.getEventId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event " + id + " among " + events.size()));
    }

    private void take(FeedItem item) {
        if (item instanceof FeedRefusal refusal) {
            refusals.add(refusal);
            return;
        }
        FeedRecord<?, ?> record = (FeedRecord<?, ?>) item;
        if (record.value() instanceof Fixture fixture) {
            assertThat(record.key()).isEqualTo(fixture.getMatchId());
            fixtures.add(fixture);
        } else {
            MatchEvent event = (MatchEvent) record.value();
            assertThat(record.key()).isEqualTo(event.getMatchId());
            assertThat(record.eventTime()).isEqualTo(event.getEventTime());
            events.add(event);
        }
    }
}
