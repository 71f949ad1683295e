package io.millrace.ingest.atm;

import io.millrace.contracts.Topic;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.ingest.AvroRetelling;
import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.Retelling;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A simulated bank: what its customers do at machines, in shops, in the application and on the web, and what a few kinds
 * of fraudsters do to them. The same seed and start give the same records.
 */
public final class AtmFeed implements Feed {

    /** An account sees a transaction every two hours on average, so that no honest one looks like a burst. */
    private static final long SECONDS_BETWEEN_TRANSACTIONS = 7_200;

    private static final long FEWEST_CUSTOMERS = 10_000;
    private static final long MOST_CUSTOMERS = 2_000_000;

    @Override
    public String name() {
        return "atm";
    }

    @Override
    public String about() {
        return "a simulated bank: ATM, card, mobile and online transactions, a few kinds of fraudsters, and the truth";
    }

    @Override
    public String usage() {
        return "atm[:OPTION=VALUE,...]";
    }

    @Override
    public List<FeedOption> options() {
        return List.of(
                new FeedOption("tps", "50", "transactions in a second of event time"),
                new FeedOption("seed", "1", "the same seed gives the same bank and the same transactions"),
                new FeedOption("customers", "0", "number of accounts; 0: two hours between the transactions of one"),
                new FeedOption("start", "2026-01-01T00:00:00Z", "event time of the first one, when not live"),
                new FeedOption("case-every", "1000", "one case of fraud in that many transactions; 0: none"),
                new FeedOption("duplicates", "0.003", "share of transactions that are sent twice"),
                new FeedOption("disorder", "0.01", "share of transactions that arrive up to 8 s late"),
                new FeedOption("reversals", "0.002", "share of honest transactions that are taken back"),
                new FeedOption("labels", "true", "write the truth to fraud_labels"),
                new FeedOption("label-delay", "10m", "event time between a fraud and its label"));
    }

    @Override
    public PreparedFeed prepare(String argument) {
        FeedSettings settings = FeedSettings.parse(this, argument);
        Bank.Habits standard = habits(settings, FeedStart.standard());
        return new Prepared(settings, standard.labels());
    }

    private static Bank.Habits habits(FeedSettings settings, FeedStart start) {
        double tps = start.perSecond().isPresent() && !settings.isGiven("tps")
                ? start.perSecond().getAsDouble()
                : settings.number("tps", 0.001, 10_000_000);
        long chosen = settings.whole("customers", 0, MOST_CUSTOMERS);
        long customers = chosen > 0
                ? chosen
                : Math.min(MOST_CUSTOMERS, Math.max(FEWEST_CUSTOMERS, (long) (tps * SECONDS_BETWEEN_TRANSACTIONS)));
        Duration labelDelay = settings.duration("label-delay");
        return new Bank.Habits(
                tps,
                start.seed().orElse(settings.whole("seed", 0, Long.MAX_VALUE)),
                (int) customers,
                settings.instant("start"),
                start.at(),
                settings.whole("case-every", 0, Long.MAX_VALUE),
                settings.number("duplicates", 0, 1),
                settings.number("disorder", 0, 1),
                settings.number("reversals", 0, 1),
                settings.flag("labels"),
                labelDelay);
    }

    private record Prepared(FeedSettings settings, boolean labels) implements PreparedFeed {

        @Override
        public String name() {
            return "atm";
        }

        @Override
        public List<Topic<?, ?>> topics() {
            return labels
                    ? List.of(FraudTopics.TRANSACTIONS, FraudTopics.FRAUD_LABELS)
                    : List.of(FraudTopics.TRANSACTIONS);
        }

        @Override
        public Nature nature() {
            return Nature.SIMULATED;
        }

        @Override
        public Retelling retelling() {
            return AvroRetelling.withIds(Set.of("id", "reverses", "transactionId"));
        }

        @Override
        public FeedSource open(FeedStart start) {
            return new Bank(habits(settings, start));
        }
    }
}
