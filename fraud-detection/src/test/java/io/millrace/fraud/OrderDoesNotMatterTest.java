package io.millrace.fraud;

import static io.millrace.fraud.Samples.large;
import static io.millrace.fraud.Samples.velocity;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The results are a function of the set of transactions: not of their order within the lateness, nor of their number. */
class OrderDoesNotMatterTest {

    @Property(tries = 150)
    void shuffled_within_the_lateness_and_repeated_gives_the_same(
            @ForAll @From("transactions") List<Transaction> inOrder, @ForAll Random random) throws Exception {
        List<Transaction> disturbed = shuffledWithin(Duration.ofSeconds(30), inOrder, random);
        for (Transaction transaction : inOrder) {
            if (random.nextInt(3) == 0) {
                disturbed.add(transaction); // again, at the end
            }
        }

        assertThat(outcomes(disturbed)).isEqualTo(outcomes(inOrder));
    }

    @Property(tries = 150)
    void and_it_is_what_a_table_of_all_transactions_says(
            @ForAll @From("transactions") List<Transaction> inOrder, @ForAll Random random) throws Exception {
        Outcomes outcomes = outcomes(shuffledWithin(Duration.ofSeconds(30), inOrder, random));
        Reference reference = new Reference(inOrder);

        Map<String, String> bands = new TreeMap<>();
        outcomes.decisions().forEach((id, decision) -> bands.put(id, decision.band()));
        Map<String, String> expectedBands = new TreeMap<>();
        reference.bands.forEach((id, band) -> expectedBands.put(id, band.name()));
        assertThat(bands).isEqualTo(expectedBands);
        assertThat(outcomes.openAlerts().keySet()).isEqualTo(reference.alerts);
        Map<String, Integer> counts = new TreeMap<>();
        outcomes.activity().forEach((window, row) -> counts.put(window, row.count()));
        assertThat(counts).isEqualTo(reference.counts);
        reference.sums.forEach((window, sum) ->
                assertThat(outcomes.activity().get(window).sum()).isEqualTo(sum.toPlainString()));
    }

    private static Outcomes outcomes(List<Transaction> transactions) throws Exception {
        Path state = Files.createTempDirectory("order");
        try (FraudDriver fraud = new FraudDriver(List.of(velocity(), large()), state, Map.of())) {
            fraud.pipe(transactions.toArray(new Transaction[0]));
            fraud.passTime(Duration.ofMinutes(10)); // every account has fallen silent
            assertThat(fraud.deadLetters()).isEmpty();
            return Outcomes.of(fraud.decisions(), fraud.alerts(), fraud.activity());
        }
    }

    /** Each transaction comes at most that much event time after a later one. */
    private static List<Transaction> shuffledWithin(Duration limit, List<Transaction> inOrder, Random random) {
        Map<Transaction, Long> arrival = new HashMap<>();
        for (Transaction transaction : inOrder) {
            arrival.put(
                    transaction,
                    transaction.getEventTime().toEpochMilli() + (long) (random.nextDouble() * limit.toMillis()));
        }
        List<Transaction> shuffled = new ArrayList<>(inOrder);
        shuffled.sort(Comparator.comparing(arrival::get));
        return shuffled;
    }

    /** Two accounts within twelve minutes, withdrawals often, some of it large, some of it taken back. */
    @Provide
    static Arbitrary<List<Transaction>> transactions() {
        Arbitrary<List<Object[]>> drafts = Combinators.combine(
                        Arbitraries.of("a", "b"),
                        Arbitraries.integers().between(0, 720_000),
                        Arbitraries.of(
                                TransactionKind.WITHDRAWAL,
                                TransactionKind.WITHDRAWAL,
                                TransactionKind.WITHDRAWAL,
                                TransactionKind.PURCHASE,
                                TransactionKind.REVERSAL),
                        Arbitraries.of("20", "219.99", "220", "220.01", "999"),
                        Arbitraries.integers().between(0, 40))
                .as((account, millis, kind, amount, reversed) -> new Object[] {account, millis, kind, amount, reversed})
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
        return drafts.map(all -> {
            List<Transaction> transactions = new ArrayList<>();
            for (Object[] draft : all) {
                String account = (String) draft[0];
                TransactionKind kind = (TransactionKind) draft[2];
                double seconds = (Integer) draft[1] / 1000.0;
                String id = "t" + transactions.size();
                transactions.add(
                        kind == TransactionKind.REVERSAL
                                ? Samples.reversal(account, id, seconds, target((Integer) draft[4], id))
                                : Samples.transaction(account, id, seconds, kind, (String) draft[3]));
            }
            transactions.sort(Comparator.comparing(Transaction::getEventTime));
            return transactions;
        });
    }

    private static String target(int number, String own) {
        String target = "t" + number;
        return target.equals(own) ? "none" : target;
    }
}
