package io.millrace.local.faults;

import static io.millrace.contracts.fraud.FraudTopics.ACCOUNT_ACTIVITY;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_ALERTS;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_DECISIONS;
import static io.millrace.contracts.fraud.FraudTopics.TRANSACTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.fraud.AccountActivity;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.KindTotal;
import io.millrace.contracts.fraud.RuleVerdict;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.Verdict;
import io.millrace.fraud.FraudDetection;
import io.millrace.local.broker.Broker;
import io.millrace.local.broker.BrokerOptions;
import io.millrace.local.guarantees.Committed;
import io.millrace.local.guarantees.ExactlyOnceOutput;
import io.millrace.local.guarantees.Guarantee;
import io.millrace.local.guarantees.NoLoss;
import io.millrace.local.guarantees.OrderedRevisions;
import io.millrace.local.guarantees.StateEqualsReference;
import io.millrace.processors.deadletters.DeadLetters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fraud detection as a process and a broker as a process, both killed in the middle of a stream: nothing is lost or
 * repeated, by a reference that does not know the topology.
 */
class KillTest {

    private static final int TRANSACTIONS_FED = 60_000;
    private static final int PER_SECOND = 3_000;
    private static final long SEED = 20260101;
    private static final String APPLICATION = "fraud-detection";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void nothing_is_lost_or_repeated_when_application_and_broker_are_killed_in_the_middle_of_the_stream()
            throws Exception {
        // On the grid of the windows: the same windows in every run.
        Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Bank.SPAN.multipliedBy(2));
        List<Transaction> transactions = Bank.day(TRANSACTIONS_FED, SEED, start);
        FraudReference reference = new FraudReference(transactions);

        Broker broker = Broker.start(BrokerOptions.in(folder.resolve("broker")));
        try (ApplicationProcess application = new ApplicationProcess(
                        FraudDetection.class, settings(broker), folder.resolve("application.log"));
                Stream stream = new Stream(transactions, PER_SECOND, broker.bootstrapServers(), APPLICATION)) {
            application.start();
            stream.begin();

            stream.awaitCommitted(TRANSACTIONS_FED / 6);
            application.kill();
            application.start();

            stream.awaitCommitted(2 * TRANSACTIONS_FED / 6);
            broker = broker.restart();

            stream.awaitCommitted(4 * TRANSACTIONS_FED / 6);
            application.kill();
            application.start();

            awaitThat("all transactions are committed", application, stream::isCommitted);
            check(reference, broker.bootstrapServers(), application);
        } finally {
            broker.kill();
        }
    }

    private Map<String, String> settings(Broker broker) throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), FraudReference.RULES);
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "application.id",
                APPLICATION,
                "state.dir",
                folder.resolve("state").toString(),
                // Long enough for a kill to hit an open transaction.
                "commit.interval",
                "500ms",
                "rules.pack",
                rules.toString(),
                "lateness",
                FraudReference.LATENESS.toSeconds() + "s",
                "activity.window",
                FraudReference.WINDOW.toSeconds() + "s",
                "activity.idle-close",
                "3s");
    }

    private static void check(FraudReference reference, String bootstrapServers, ApplicationProcess application)
            throws Exception {
        try (var decisions = Committed.of(FRAUD_DECISIONS, bootstrapServers);
                var alerts = Committed.of(FRAUD_ALERTS, bootstrapServers);
                var activity = Committed.of(ACCOUNT_ACTIVITY, bootstrapServers);
                var deadLetters = Committed.of(DeadLetters.topic(APPLICATION), bootstrapServers)) {
            // The last windows close when their accounts have been silent for a while.
            var closed = windowsOf(reference, activity);
            awaitThat("the last windows are closed", application, () -> windowsOf(reference, activity)
                    .violations()
                    .isEmpty());

            var decided = reference.decisions();
            Guarantee.mustHold(
                    new NoLoss<>("decisions", decisions.all(), FraudDecision::getTransactionId, decided.keySet()),
                    new ExactlyOnceOutput<>(
                            "decisions",
                            decisions.all(),
                            decision -> decision.getTransactionId() + " revision " + decision.getRevision(),
                            FraudDecision::getTransactionId,
                            decided.keySet()),
                    new OrderedRevisions<>(
                            "decisions", decisions.all(), FraudDecision::getTransactionId, FraudDecision::getRevision),
                    new StateEqualsReference<>(
                            "decisions",
                            decisions.all(),
                            FraudDecision::getTransactionId,
                            decision -> Optional.of(said(decision)),
                            decided),
                    new OrderedRevisions<>("alerts", alerts.all(), Alert::getAlertId, Alert::getRevision),
                    new StateEqualsReference<>(
                            "alerts", alerts.all(), KillTest::alerted, KillTest::open, reference.alerts()),
                    new OrderedRevisions<>("windows", activity.all(), KillTest::window, AccountActivity::getRevision),
                    closed,
                    lateOnes(reference, deadLetters));
            booksBalance(application);
        }
    }

    private static StateEqualsReference<AccountActivity, FraudReference.Activity> windowsOf(
            FraudReference reference, Committed<String, AccountActivity> activity) {
        return new StateEqualsReference<>(
                "windows", activity.all(), KillTest::window, KillTest::said, reference.activity());
    }

    /** Each record that came too late is among the dead letters, as often as it came. */
    private static Guarantee lateOnes(FraudReference reference, Committed<byte[], byte[]> deadLetters) {
        List<String> buried = deadLetters.all().stream()
                .map(value -> TRANSACTIONS
                        .values()
                        .serde(io.millrace.contracts.Wire.singleObject())
                        .deserializer()
                        .deserialize(TRANSACTIONS.name(), value)
                        .getId())
                .toList();
        return new StateEqualsReference<>(
                "late transactions",
                List.of(buried),
                all -> "late",
                all -> Optional.of(all.stream().sorted().toList()),
                Map.of("late", reference.late().stream().sorted().toList()));
    }

    private static void booksBalance(ApplicationProcess application) throws Exception {
        JsonNode intake =
                new ObjectMapper().readTree(application.get("/status")).get("intake");
        JsonNode books = intake.get(TRANSACTIONS.name());
        assertThat(books.get("balanced").asBoolean())
                .as("the books balance: %s", books)
                .isTrue();
        assertThat(books.get("in").asLong())
                .isPositive()
                .isEqualTo(books.get("accepted").asLong()
                        + books.get("rejected").asLong()
                        + books.get("duplicate").asLong());
    }

    private static FraudReference.Decision said(FraudDecision decision) {
        return new FraudReference.Decision(
                decision.getBand(),
                decision.getScore(),
                decision.getRules().stream()
                        .filter(verdict -> verdict.getVerdict() == Verdict.FIRED)
                        .map(RuleVerdict::getRule)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Nothing counted is the same as no row. */
    private static Optional<FraudReference.Activity> said(AccountActivity row) {
        return row.getCount() == 0
                ? Optional.empty()
                : Optional.of(new FraudReference.Activity(
                        row.getCount(),
                        row.getSum(),
                        row.getByKind().stream()
                                .collect(Collectors.toMap(
                                        KindTotal::getKind, KindTotal::getCount, Integer::sum, TreeMap::new))));
    }

    private static String window(AccountActivity row) {
        return FraudReference.window(row.getAccount(), row.getCurrency(), row.getWindowStart());
    }

    private static String alerted(Alert alert) {
        return alert.getRule() + " of "
                + alert.getAlertId().substring(alert.getAlertId().lastIndexOf(':') + 1);
    }

    private static Optional<String> open(Alert alert) {
        return alert.getState() == AlertState.RETRACTED ? Optional.empty() : Optional.of("open");
    }

    private static void awaitThat(String what, ApplicationProcess application, Callable<Boolean> condition)
            throws Exception {
        try {
            await(what)
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .failFast("the application has ended", () -> !application.isAlive())
                    .until(condition);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError("the application's last words:\n" + application.log(), e);
        }
    }
}
