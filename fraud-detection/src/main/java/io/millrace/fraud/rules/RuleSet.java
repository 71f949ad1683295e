package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.RuleMode;
import io.millrace.contracts.fraud.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The rules in force, evaluated together: what they have in common is found out once for each transaction.
 *
 * <p>Not thread-safe: one for each thread that decides. A change of a rule makes a new set.
 */
public final class RuleSet {

    private final Frame frame = new Frame();
    private final List<CompiledRule> rules;
    private final Verdicts.Entry[] entries;
    private final Verdicts verdicts;
    private final Duration longestLookBack;

    private RuleSet(List<CompiledRule> rules) {
        this.rules = rules;
        Assembler assembler = new Assembler();
        this.entries = rules.stream()
                .map(rule -> new Verdicts.Entry(rule, assembler.test(rule.condition()), assembler.operands(rule)))
                .toArray(Verdicts.Entry[]::new);
        this.verdicts = new Verdicts(entries, frame);
        this.longestLookBack = rules.stream()
                .map(CompiledRule::longestLookBack)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Rules that are off are left out. They are evaluated, and stand in the verdicts, by id. */
    public static RuleSet of(Collection<CompiledRule> rules) {
        return new RuleSet(rules.stream()
                .filter(rule -> rule.rule().getMode() != RuleMode.OFF)
                .sorted(Comparator.comparing(rule -> rule.rule().getId()))
                .toList());
    }

    public List<CompiledRule> rules() {
        return rules;
    }

    /** How far the rules look back; zero if none does. */
    public Duration longestLookBack() {
        return longestLookBack;
    }

    /**
     * Asks every rule about the transaction. A rule that fails has that as its verdict and does not touch the others.
     *
     * @return the one verdicts of this set: valid until the next call, and as long as the situation does not change
     */
    public Verdicts decide(Situation situation) {
        frame.enter(situation);
        verdicts.clear();
        for (int i = 0; i < entries.length; i++) {
            frame.rule++;
            evaluate(i, entries[i]);
            frame.failure = null;
        }
        return verdicts;
    }

    private void evaluate(int index, Verdicts.Entry entry) {
        if (entry.tooYoung(frame)) {
            verdicts.put(index, Verdict.NOT_ENOUGH_HISTORY, entry.tooYoungMessage());
            return;
        }
        if (entry.tooFew(frame)) {
            verdicts.put(index, Verdict.NOT_ENOUGH_HISTORY, entry.tooFewMessage());
            return;
        }
        try {
            switch (entry.condition().test(frame)) {
                case Nodes.TRUE -> verdicts.put(index, Verdict.FIRED, null);
                case Nodes.FALSE -> verdicts.put(index, Verdict.PASSED, null);
                default ->
                    verdicts.put(
                            index,
                            frame.failure.notEnoughHistory() ? Verdict.NOT_ENOUGH_HISTORY : Verdict.FAILED,
                            frame.failure.message());
            }
        } catch (RuntimeException e) {
            // A bug here or in CEL must cost one rule, not the stream.
            verdicts.put(index, Verdict.FAILED, e.toString());
        }
    }
}
