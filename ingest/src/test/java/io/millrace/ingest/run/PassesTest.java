package io.millrace.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fraud.Transaction;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.PreparedFeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PassesTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Property(tries = 200)
    void aLoopNeverRepeatsAnIdAndEachPassIsLaterThanTheOneBefore(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 100_000) Long> seconds,
            @ForAll @IntRange(min = 1, max = 100) int limit) {
        Told feed = Told.atSeconds(seconds.stream().mapToLong(Long::longValue).toArray());

        List<Transaction> told = transactions(feed, FeedPlan.offline().looping().limitedTo(limit));

        assertThat(told).hasSize(limit);
        assertThat(told).extracting(Transaction::getId).doesNotHaveDuplicates();
        for (int i = seconds.size(); i < told.size(); i++) {
            assertThat(told.get(i).getEventTime())
                    .isAfter(told.get(i - seconds.size()).getEventTime());
        }
        for (int pass = 1; pass * seconds.size() < told.size(); pass++) {
            List<Transaction> before = told.subList((pass - 1) * seconds.size(), pass * seconds.size());
            Instant latest = before.stream()
                    .map(Transaction::getEventTime)
                    .max(Instant::compareTo)
                    .orElseThrow();
            int end = Math.min(told.size(), (pass + 1) * seconds.size());
            assertThat(told.subList(pass * seconds.size(), end))
                    .allSatisfy(later -> assertThat(later.getEventTime()).isAfter(latest));
        }
    }

    @Test
    void theFirstPassKeepsItsIdsAndTimes() {
        List<Transaction> told =
                transactions(Told.atSeconds(0, 5), FeedPlan.offline().looping().limitedTo(4));

        assertThat(told).extracting(Transaction::getId).containsExactly("tx-0", "tx-1", "tx-0~2", "tx-1~2");
        assertThat(told)
                .extracting(Transaction::getEventTime)
                .containsExactly(
                        Told.NOON, Told.NOON.plusSeconds(5), Told.NOON.plusSeconds(6), Told.NOON.plusSeconds(11));
    }

    @Test
    void aReversalOfAPassTakesBackTheTransactionOfThatPass() {
        FeedRecord<String, Transaction> reversal = Told.transaction("tx-9", Told.NOON);
        reversal.value().setReverses("tx-0");

        List<Transaction> told =
                transactions(Told.of(reversal), FeedPlan.offline().looping().limitedTo(2));

        assertThat(told).extracting(Transaction::getReverses).containsExactly("tx-0", "tx-0~2");
    }

    @Test
    void anEmptyFeedEndsALoop() {
        assertThat(items(Told.of(), FeedPlan.offline().looping())).isEmpty();
    }

    @Test
    void fromIsIncludedAndToIsNot() {
        FeedPlan plan = FeedPlan.offline()
                .between(Optional.of(Told.NOON.plusSeconds(2)), Optional.of(Told.NOON.plusSeconds(4)));
        Passes passes = new Passes(Told.atSeconds(1, 2, 9, 3, 4), plan, NOW);

        assertThat(drain(passes))
                .extracting(item -> ((FeedRecord<?, ?>) item).eventTime())
                .containsExactly(Told.NOON.plusSeconds(2), Told.NOON.plusSeconds(3));
        assertThat(passes.skipped()).isEqualTo(3);
    }

    @Test
    void movedToNowTheFirstRecordIsNowAndDistancesStay() {
        List<Transaction> told =
                transactions(Told.atSeconds(10, 13, 8), FeedPlan.offline().shiftedToNow(true));

        assertThat(told)
                .extracting(Transaction::getEventTime)
                .containsExactly(NOW, NOW.plusSeconds(3), NOW.minusSeconds(2));
    }

    @Test
    void theLimitCountsRecordsAndNotRefusals() {
        Told feed = Told.of(
                new FeedRefusal("f:1", "no", "x"),
                Told.transaction("a", Told.NOON),
                new FeedRefusal("f:3", "no", "x"),
                Told.transaction("b", Told.NOON));

        assertThat(items(feed, FeedPlan.offline().limitedTo(1))).hasSize(2);
    }

    @Test
    void inputThatCannotBeReadIsToldOnceAndNotInEveryPass() {
        Told feed = Told.of(new FeedRefusal("f:1", "no", "x"), Told.transaction("a", Told.NOON));

        assertThat(items(feed, FeedPlan.offline().looping().limitedTo(3)))
                .filteredOn(FeedRefusal.class::isInstance)
                .hasSize(1);
    }

    private static List<Transaction> transactions(PreparedFeed feed, FeedPlan plan) {
        return items(feed, plan).stream()
                .map(item -> (Transaction) ((FeedRecord<?, ?>) item).value())
                .toList();
    }

    private static List<FeedItem> items(PreparedFeed feed, FeedPlan plan) {
        return drain(new Passes(feed, plan, NOW));
    }

    private static List<FeedItem> drain(Passes passes) {
        List<FeedItem> items = new ArrayList<>();
        for (FeedItem item = passes.next(); item != null; item = passes.next()) {
            items.add(item);
        }
        passes.close();
        return items;
    }
}
