package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.MatchEvent;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a stadium told, in the order of arrival. */
record Told(List<FeedRecord<?, ?>> records) {

    /** All of it. The feed must have an end. */
    static Told all(String options) {
        return until(options, FeedStart.standard(), record -> false);
    }

    static Told first(String options, int count) {
        return first(options, count, FeedStart.standard());
    }

    static Told first(String options, int count, FeedStart start) {
        int[] left = {count};
        return until(options, start, record -> left[0]-- == 0);
    }

    /** Up to the first record that is enough, without it. */
    static Told until(String options, FeedStart start, Predicate<FeedRecord<?, ?>> enough) {
        List<FeedRecord<?, ?>> records = new ArrayList<>();
        try (FeedSource source = Feeds.prepare("stadium:" + options).open(start)) {
            FeedRecord<?, ?> record = (FeedRecord<?, ?>) source.next();
            while (record != null && !enough.test(record)) {
                records.add(record);
                record = (FeedRecord<?, ?>) source.next();
            }
        }
        return new Told(records);
    }

    <T> List<T> values(Class<T> type) {
        return records.stream()
                .map(FeedRecord::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<MatchEvent> events() {
        return values(MatchEvent.class);
    }
}
