package io.millrace.fraud.account;

import io.millrace.processors.history.Entity;
import io.millrace.processors.history.History;
import io.millrace.processors.history.HistoryStore;
import io.millrace.processors.intake.Admission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What is known of an account, for people.
 *
 * @param firstSeen event time of its first transaction, ISO 8601
 * @param latest event time of its latest
 * @param kept transactions in its history that count
 * @param newest the latest of them, the newest first
 */
public record AccountSummary(String account, String firstSeen, String latest, int kept, List<Line> newest) {

    private static final int LINES = 20;

    /** @param offset of the record in {@code transactions} */
    public record Line(
            String time, String kind, String channel, BigDecimal amount, String currency, int partition, long offset) {}

    /** Empty for an account that has had no transaction. */
    public static Optional<AccountSummary> of(ReadOnlyKeyValueStore<Bytes, byte[]> store, String account) {
        Entity<AccountHead> entity = HistoryStore.read(store, new AccountFormat(), account);
        AccountHead head = entity.head();
        if (head.watermark == Admission.NOTHING_YET) {
            return Optional.empty();
        }
        History history = entity.history();
        List<Line> newest = new ArrayList<>();
        for (int i = history.size() - 1; i >= 0 && newest.size() < LINES; i--) {
            newest.add(line(history, i));
        }
        return Optional.of(new AccountSummary(
                account,
                Instant.ofEpochMilli(head.firstSeen).toString(),
                Instant.ofEpochMilli(head.watermark).toString(),
                history.size(),
                newest));
    }

    private static Line line(History history, int position) {
        return new Line(
                Instant.ofEpochMilli(history.time(position)).toString(),
                Past.kind(history, position).name(),
                Past.channel(history, position).name(),
                BigDecimal.valueOf(Past.amount(history, position), ActivityWindows.SCALE)
                        .stripTrailingZeros(),
                ActivityWindows.letters(Past.currency(history, position)),
                Past.partition(history, position),
                Past.offset(history, position));
    }
}
