package io.millrace.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedsTest {

    @Test
    void everyFeedHasANameOfItsOwnAndSaysWhatItIs() {
        assertThat(Feeds.all()).extracting(Feed::name).doesNotHaveDuplicates();
        assertThat(Feeds.all())
                .allSatisfy(feed -> assertThat(feed.usage()).startsWith(feed.name()))
                .allSatisfy(feed -> assertThat(feed.about()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        atn                    | there is no feed 'atn'; did you mean atm?
        atm:tpss=5             | feed atm has no option 'tpss'; did you mean tps?
        atm:tps                | option tps of feed atm needs a value: tps=…
        atm:tps=5,tps=6        | option tps of feed atm is given twice
        atm:tps=many           | option tps of feed atm is 'many', expected a number from 0.001 to 1.0E7
        atm:seed=-1            | option seed of feed atm is '-1', expected a whole number from 0 to 9223372036854775807
        atm:labels=yes         | option labels of feed atm is 'yes', expected true or false
        atm:label-delay=10     | option label-delay of feed atm is '10', expected a duration like 250ms, 90s, 5m, 12h or 30d
        atm:start=yesterday    | option start of feed atm is 'yesterday', expected a time like 2026-01-01T00:00:00Z
        csv                    | feed csv needs a mapping and files: csv:MAPPING=FILE[,FILE...]; the shipped mappings are handbook, tabformer, fjelstul-goals, fjelstul-bookings, fjelstul-penalty-kicks, international-goals
        csv:handbok=x.csv      | there is no mapping 'handbok'; did you mean handbook?; a file with a mapping of your own ends in .json
        """)
    void aMistakeIsNamedWithWhatWasExpected(String spec, String message) {
        assertThatThrownBy(() -> Feeds.prepare(spec))
                .isInstanceOf(FeedException.class)
                .hasMessage(message);
    }

    @Test
    void optionsMayBeGivenInAnyNumberAndOrder() {
        PreparedFeed feed = Feeds.prepare("atm:seed=7,tps=500");
        PreparedFeed same = Feeds.prepare("atm:tps=500");

        assertThat(first(feed, FeedStart.standard()))
                .isEqualTo(first(same, FeedStart.standard().seeded(7)));
    }

    @Test
    void theSeedOfTheRunComesBeforeTheSeedOfTheFeed() {
        PreparedFeed feed = Feeds.prepare("atm:seed=7");
        FeedStart start = new FeedStart(OptionalLong.of(8), Optional.empty(), OptionalDouble.empty());

        assertThat(first(feed, start)).isEqualTo(first(Feeds.prepare("atm:seed=8"), FeedStart.standard()));
    }

    @Test
    void aSimulatorBeginsWhenItIsTold() {
        Instant time = Instant.parse("2031-05-06T07:08:09Z");

        assertThat(first(Feeds.prepare("atm"), FeedStart.standard().from(time)))
                .isInstanceOfSatisfying(FeedRecord.class, record -> assertThat(record.eventTime())
                        .isEqualTo(time));
    }

    private static FeedItem first(PreparedFeed feed, FeedStart start) {
        try (FeedSource source = feed.open(start)) {
            return source.next();
        }
    }
}
