package io.millrace.ingest.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fraud.FraudLabel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BankTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SOME = 100_000;

    @Test
    void theSameSeedGivesTheSameRecords() {
        assertThat(items("atm:seed=5", 20_000)).isEqualTo(items("atm:seed=5", 20_000));
    }

    @Test
    void anotherSeedGivesAnotherBank() {
        Set<Object> one = new HashSet<>(items("atm:seed=5", 1_000));

        assertThat(items("atm:seed=6", 1_000)).noneMatch(one::contains);
    }

    @Test
    void anIdBelongsToOneTransactionAndOnlyDuplicatesRepeatIt() {
        List<Transaction> told = transactions("atm", SOME);
        Map<String, Transaction> byId = new HashMap<>();
        int repeated = 0;
        for (Transaction one : told) {
            Transaction before = byId.put(one.getId(), one);
            if (before != null) {
                assertThat(one).isEqualTo(before);
                repeated++;
            }
        }

        assertThat(repeated / (double) told.size()).isBetween(0.002, 0.004);
        assertThat(byId).containsKey("tx-000000001");
    }

    @Test
    void twoLiveRunsHaveNoIdInCommon() {
        Set<String> first = ids(FeedStart.standard().from(Instant.parse("2026-05-01T10:00:00Z")));
        Set<String> second = ids(FeedStart.standard().from(Instant.parse("2026-05-01T10:00:05Z")));

        assertThat(first).doesNotContainAnyElementsOf(second);
    }

    @Test
    void theRateIsTheRateAskedFor() {
        List<Transaction> told = transactions("atm:tps=200,case-every=0,disorder=0", SOME);
        Duration span = Duration.between(START, told.get(told.size() - 1).getEventTime());

        assertThat(told.size() / (span.toMillis() / 1e3)).isBetween(190.0, 210.0);
    }

    @Test
    void aRecordArrivesAtMostEightSecondsLate() {
        Instant latest = START;
        int late = 0;
        List<Transaction> told = transactions("atm:duplicates=0", SOME);
        for (Transaction one : told) {
            assertThat(one.getEventTime()).isAfter(latest.minusSeconds(9));
            late += one.getEventTime().isBefore(latest) ? 1 : 0;
            latest = one.getEventTime().isAfter(latest) ? one.getEventTime() : latest;
        }

        assertThat(late / (double) told.size()).isBetween(0.005, 0.02);
    }

    @Test
    void theFirstCaseIsSeenWithinTenSeconds() {
        List<Transaction> withdrawals = first(fraudsOf(items("atm", SOME)));

        assertThat(withdrawals).hasSizeGreaterThanOrEqualTo(5);
        assertThat(withdrawals.get(3).getEventTime()).isBefore(START.plusSeconds(11));
        assertThat(withdrawals).allSatisfy(one -> assertThat(one.getKind()).isEqualTo(TransactionKind.WITHDRAWAL));
    }

    @Test
    void everyLabelTellsOfATransactionThatWasAndComesAfterTheDelay() {
        List<FeedItem> items = items("atm:label-delay=7m", SOME);
        Map<String, Transaction> seen = new HashMap<>();
        int labels = 0;
        for (FeedItem item : items) {
            Object value = ((FeedRecord<?, ?>) item).value();
            if (value instanceof Transaction one) {
                seen.put(one.getId(), one);
            } else if (value instanceof FraudLabel label) {
                labels++;
                Transaction fraud = seen.get(label.getTransactionId());
                assertThat(fraud).isNotNull();
                assertThat(label.getAccount()).isEqualTo(fraud.getAccount());
                assertThat(label.getEventTime()).isEqualTo(fraud.getEventTime());
                assertThat(label.getLabelledAt()).isEqualTo(fraud.getEventTime().plus(Duration.ofMinutes(7)));
                assertThat(label.getFraud()).isTrue();
            }
        }

        assertThat(labels / (double) items.size()).isBetween(0.002, 0.01);
    }

    @Test
    void theLabelsNameEveryKindOfFraud() {
        Set<String> scenarios = new HashSet<>();
        for (FeedItem item : items("atm", SOME)) {
            if (((FeedRecord<?, ?>) item).value() instanceof FraudLabel label) {
                scenarios.add(label.getScenario());
            }
        }

        assertThat(scenarios)
                .containsExactlyInAnyOrder(
                        "cloned-card", "card-testing", "impossible-travel", "account-takeover", "structuring", "mule");
    }

    @Test
    void aBurstOfWithdrawalsIsEitherLabelledOrAMachineThatFailed() {
        List<FeedItem> items = items("atm:duplicates=0", SOME);
        Set<String> cloned = labelled(items, "cloned-card");
        Set<String> reversed = new HashSet<>();
        Map<String, List<Transaction>> withdrawals = new HashMap<>();
        for (Transaction one : transactionsOf(items)) {
            if (one.getReverses() != null) {
                reversed.add(one.getReverses());
            }
            if (one.getKind() == TransactionKind.WITHDRAWAL) {
                withdrawals
                        .computeIfAbsent(one.getAccount(), account -> new ArrayList<>())
                        .add(one);
            }
        }
        Instant labelsKnownUntil = transactionsOf(items)
                .get(transactionsOf(items).size() - 1)
                .getEventTime()
                .minus(Duration.ofMinutes(20));
        int bursts = 0;
        for (List<Transaction> ofAccount : withdrawals.values()) {
            ofAccount.sort(Comparator.comparing(Transaction::getEventTime));
            for (int i = 3; i < ofAccount.size(); i++) {
                Transaction first = ofAccount.get(i - 3);
                Transaction fourth = ofAccount.get(i);
                if (fourth.getEventTime().isBefore(labelsKnownUntil)
                        && Duration.between(first.getEventTime(), fourth.getEventTime())
                                        .toMinutes()
                                < 5) {
                    bursts++;
                    assertThat(cloned.contains(fourth.getId()) || reversed.contains(first.getId()))
                            .as("burst of %s at %s", fourth.getAccount(), fourth.getEventTime())
                            .isTrue();
                }
            }
        }

        assertThat(bursts).isGreaterThan(20);
    }

    @Test
    void everyCaseOfCardTestingEndsWithALargePurchaseRightAfterATinyOne() {
        for (List<Transaction> one : casesOf(items("atm:duplicates=0,tps=10", SOME), "card-testing")) {
            Transaction tiny = one.get(one.size() - 2);
            Transaction large = one.get(one.size() - 1);
            assertThat(tiny.getAmount()).isLessThan(BigDecimal.ONE);
            assertThat(large.getAmount()).isGreaterThan(new BigDecimal(500));
            assertThat(Duration.between(tiny.getEventTime(), large.getEventTime()))
                    .isLessThan(Duration.ofMinutes(1));
            assertThat(one)
                    .filteredOn(test -> test.getOutcome() == Outcome.DECLINED)
                    .isNotEmpty();
        }
    }

    @Test
    void structuredTransfersStayBelowTenThousand() {
        for (List<Transaction> one : casesOf(items("atm:duplicates=0,tps=10", SOME), "structuring")) {
            assertThat(one).hasSizeBetween(3, 5).allSatisfy(transfer -> assertThat(transfer.getAmount())
                    .isBetween(new BigDecimal(8_000), new BigDecimal("9999.99")));
        }
    }

    @Test
    void aReversalTakesBackAnEarlierTransactionOfTheSameAccount() {
        Map<String, Transaction> seen = new HashMap<>();
        int reversals = 0;
        for (Transaction one : transactions("atm", SOME)) {
            if (one.getKind() == TransactionKind.REVERSAL) {
                reversals++;
                assertThat(seen.get(one.getReverses()).getAccount()).isEqualTo(one.getAccount());
            } else {
                assertThat(one.getReverses()).isNull();
            }
            seen.put(one.getId(), one);
        }

        assertThat(reversals).isGreaterThan(50);
    }

    @Test
    void anAccountHasOneCurrencyAndMoneyIsInHundredths() {
        Map<String, String> currencies = new HashMap<>();
        for (Transaction one : transactions("atm:customers=500", SOME)) {
            assertThat(currencies.computeIfAbsent(one.getAccount(), account -> one.getCurrency()))
                    .isEqualTo(one.getCurrency());
            assertThat(one.getAmount().scale()).isEqualTo(4);
            assertThat(one.getAmount().stripTrailingZeros().scale()).isLessThanOrEqualTo(2);
            assertThat(one.getAmount().signum() < 0).isEqualTo(one.getKind() == TransactionKind.REFUND);
        }

        assertThat(currencies.values()).contains("EUR", "CHF", "GBP");
    }

    @Test
    void honestCustomersAreNeverInTwoPlacesAtOnce() {
        Map<String, Transaction> last = new HashMap<>();
        List<Transaction> told =
                new ArrayList<>(transactions("atm:customers=2000,tps=1,case-every=0,duplicates=0", 3 * SOME));
        told.sort(Comparator.comparing(Transaction::getEventTime));
        int moves = 0;
        for (Transaction one : told) {
            if (one.getLatitude() == null) {
                continue;
            }
            Transaction before = last.put(one.getAccount(), one);
            double kilometres = before == null ? 0 : kilometres(before, one);
            if (kilometres >= 500) {
                moves++;
                Duration between = Duration.between(before.getEventTime(), one.getEventTime());
                assertThat(kilometres / (between.toSeconds() / 3600.0)).isLessThan(1_000);
            }
        }

        assertThat(moves).isGreaterThan(20);
    }

    @Test
    void withoutLabelsThereIsOneTopicAndEveryRecordIsATransaction() {
        assertThat(Feeds.prepare("atm:labels=false").topics()).hasSize(1);
        assertThat(transactions("atm:labels=false", 50_000)).hasSize(50_000);
    }

    private static double kilometres(Transaction from, Transaction to) {
        double north = Math.toRadians(to.getLatitude() - from.getLatitude());
        double east = Math.toRadians(to.getLongitude() - from.getLongitude());
        double haversine = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(from.getLatitude()))
                        * Math.cos(Math.toRadians(to.getLatitude()))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * 6371 * Math.asin(Math.sqrt(haversine));
    }

    private static Set<String> labelled(List<FeedItem> items, String scenario) {
        return items.stream()
                .map(item -> ((FeedRecord<?, ?>) item).value())
                .filter(FraudLabel.class::isInstance)
                .map(FraudLabel.class::cast)
                .filter(label -> label.getScenario().equals(scenario))
                .map(FraudLabel::getTransactionId)
                .collect(Collectors.toSet());
    }

    /** The cases of a scenario whose labels are all known. An account has one at most in so short a time. */
    private static List<List<Transaction>> casesOf(List<FeedItem> items, String scenario) {
        Set<String> frauds = labelled(items, scenario);
        Map<String, List<Transaction>> cases = new LinkedHashMap<>();
        List<Transaction> all = transactionsOf(items);
        Instant known = all.get(all.size() - 1).getEventTime().minus(Duration.ofMinutes(45));
        for (Transaction one : all) {
            if (frauds.contains(one.getId())) {
                cases.computeIfAbsent(one.getAccount(), account -> new ArrayList<>())
                        .add(one);
            }
        }
        cases.values().removeIf(one -> one.get(0).getEventTime().isAfter(known));
        assertThat(cases).hasSizeGreaterThan(3);
        return List.copyOf(cases.values());
    }

    private static Map<String, List<Transaction>> fraudsOf(List<FeedItem> items) {
        Set<String> frauds = labelled(items, "cloned-card");
        Map<String, List<Transaction>> cases = new LinkedHashMap<>();
        Set<String> once = new HashSet<>();
        for (Transaction one : transactionsOf(items)) {
            if (frauds.contains(one.getId()) && once.add(one.getId())) {
                cases.computeIfAbsent(one.getAccount(), account -> new ArrayList<>())
                        .add(one);
            }
        }
        return cases;
    }

    private static List<Transaction> first(Map<String, List<Transaction>> cases) {
        return cases.values().iterator().next();
    }

    private static Set<String> ids(FeedStart start) {
        return transactionsOf(items("atm", 500, start)).stream()
                .map(Transaction::getId)
                .collect(Collectors.toSet());
    }

    private static List<Transaction> transactions(String spec, int count) {
        return transactionsOf(items(spec, count));
    }

    private static List<Transaction> transactionsOf(List<FeedItem> items) {
        return items.stream()
                .map(item -> ((FeedRecord<?, ?>) item).value())
                .filter(Transaction.class::isInstance)
                .map(Transaction.class::cast)
                .toList();
    }

    private static List<FeedItem> items(String spec, int count) {
        return items(spec, count, FeedStart.standard());
    }

    private static List<FeedItem> items(String spec, int count, FeedStart start) {
        List<FeedItem> items = new ArrayList<>(count);
        try (FeedSource bank = Feeds.prepare(spec).open(start)) {
            for (int i = 0; i < count; i++) {
                items.add(bank.next());
            }
        }
        return items;
    }
}
