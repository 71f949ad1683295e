package io.millrace.fraud.account;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.fraud.Band;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.RuleMode;
import io.millrace.contracts.fraud.RuleVerdict;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.Verdict;
import io.millrace.fraud.rulebook.RuleBook;
import io.millrace.fraud.rules.CompiledRule;
import io.millrace.fraud.rules.RuleSet;
import io.millrace.fraud.rules.Verdicts;
import io.millrace.processors.alerts.Finding;
import io.millrace.processors.history.Entity;
import io.millrace.processors.history.History;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a transaction to the rules in force, and says what they said. One for each task. */
final class Judge {

    private final AccountPolicy policy;
    private final RuleBook book;
    private final String topic;
    private List<CompiledRule> inForce = List.of();
    private RuleSet rules = RuleSet.of(inForce);

    /** @param topic where the transactions come from, for evidence */
    Judge(AccountPolicy policy, RuleBook book, String topic) {
        this.policy = policy;
        this.book = book;
        this.topic = topic;
    }

    /**
     * @param position of the transaction in the account's history
     * @param reason why it is decided again; null for the first time
     */
    Ruling decide(Entity<AccountHead> account, Transaction transaction, int position, String reason) {
        if (inForce != book.current()) {
            inForce = book.current();
            rules = RuleSet.of(inForce);
        }
        Verdicts verdicts = rules.decide(new AccountView(account, transaction, position));
        FraudDecision decision = new FraudDecision(
                transaction.getId(),
                transaction.getAccount(),
                Past.revision(account.history(), position),
                transaction.getEventTime(),
                verdicts.score(),
                band(verdicts.score()),
                verdicts.published());
        return new Ruling(decision, alarms(verdicts, decision, account, position), Optional.ofNullable(reason));
    }

    private Band band(int score) {
        if (score >= policy.declineFrom()) {
            return Band.DECLINE;
        }
        return score >= policy.reviewFrom() ? Band.REVIEW : Band.APPROVE;
    }

    private List<Ruling.Alarm> alarms(
            Verdicts verdicts, FraudDecision decision, Entity<AccountHead> account, int position) {
        if (verdicts.fired() == 0) {
            return List.of();
        }
        List<Ruling.Alarm> alarms = new ArrayList<>(verdicts.fired());
        for (int i = 0; i < verdicts.size(); i++) {
            CompiledRule rule = verdicts.rule(i);
            if (verdicts.verdict(i) == Verdict.FIRED && rule.rule().getMode() == RuleMode.LIVE) {
                RuleVerdict verdict = decision.getRules().get(i);
                List<Evidence> evidence = evidence(account.history(), position, rule.longestLookBack());
                alarms.add(new Ruling.Alarm(rule.rule(), verdict, evidence));
            }
        }
        return alarms;
    }

    /** What the rule looked back at, the latest of it, and the transaction itself. */
    private List<Evidence> evidence(History history, int position, Duration lookBack) {
        long after = history.time(position) - lookBack.toMillis();
        List<Evidence> evidence = new ArrayList<>();
        for (int i = position; i >= 0 && evidence.size() < Finding.MAX_EVIDENCE; i--) {
            long time = history.time(i);
            if (i != position && time <= after) {
                break;
            }
            evidence.add(new Evidence(
                    topic,
                    Past.partition(history, i),
                    Past.offset(history, i),
                    Instant.ofEpochMilli(time),
                    summary(history, i)));
        }
        return evidence;
    }

    private static String summary(History history, int position) {
        BigDecimal amount = BigDecimal.valueOf(Past.amount(history, position), ActivityWindows.SCALE)
                .setScale(2, RoundingMode.HALF_UP);
        return Past.kind(history, position) + " of " + amount.toPlainString() + " "
                + ActivityWindows.letters(Past.currency(history, position)) + ", " + Past.channel(history, position);
    }
}
