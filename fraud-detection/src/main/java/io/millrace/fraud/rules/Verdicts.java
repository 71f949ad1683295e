package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.Operand;
import io.millrace.contracts.fraud.RuleMode;
import io.millrace.contracts.fraud.RuleVerdict;
import io.millrace.contracts.fraud.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the rules of a set say of one transaction: a view of the set, valid until it decides again. Values of operands are
 * read when they are asked for, so that an outcome of which nobody reads the operands costs next to nothing.
 */
public final class Verdicts {

    private final Entry[] entries;
    private final Frame frame;
    private final Verdict[] verdicts;
    private final String[] messages;
    private final long[] shown;
    private int score;
    private int fired;

    Verdicts(Entry[] entries, Frame frame) {
        this.entries = entries;
        this.frame = frame;
        this.verdicts = new Verdict[entries.length];
        this.messages = new String[entries.length];
        this.shown = new long[entries.length];
    }

    void clear() {
        score = 0;
        fired = 0;
        Arrays.fill(shown, 0);
    }

    void put(int rule, Verdict verdict, String message) {
        verdicts[rule] = verdict;
        messages[rule] = message;
        Entry entry = entries[rule];
        shown[rule] = entry.shown(frame);
        if (verdict == Verdict.FIRED) {
            fired++;
            score += entry.liveScore();
        }
    }

    /** Rules asked: those of the set, in its order. */
    public int size() {
        return entries.length;
    }

    /** Sum of the scores of the live rules that fired. */
    public int score() {
        return score;
    }

    /** How many rules fired, in shadow or live. */
    public int fired() {
        return fired;
    }

    public CompiledRule rule(int index) {
        return entries[index].rule;
    }

    public Verdict verdict(int index) {
        return verdicts[index];
    }

    /** Why there was not enough history or the rule failed; null otherwise. */
    public String message(int index) {
        return messages[index];
    }

    /**
     * The operands that the rule looked at, in order of appearance in the expression: fields of the transaction always, what
     * is taken of the history only if the evaluation came to it.
     */
    public List<Operand> operands(int index) {
        List<Reading> all = entries[index].operands;
        long mask = shown[index];
        List<Operand> operands = new ArrayList<>(Long.bitCount(mask));
        for (int i = 0; i < all.size(); i++) {
            if ((mask >>> i & 1) != 0) {
                Reading operand = all.get(i);
                operands.add(new Operand(operand.name(), operand.shownValue(frame)));
            }
        }
        return operands;
    }

    /** The verdict as a decision publishes it. Its score is 0 unless the rule fired. */
    public RuleVerdict published(int index) {
        Entry entry = entries[index];
        boolean hit = verdicts[index] == Verdict.FIRED;
        return new RuleVerdict(
                entry.rule.rule().getId(),
                entry.rule.rule().getVersion(),
                entry.shadow,
                verdicts[index],
                hit ? entry.rule.rule().getScore() : 0,
                operands(index),
                messages[index]);
    }

    /** All verdicts as a decision publishes them. */
    public List<RuleVerdict> published() {
        List<RuleVerdict> published = new ArrayList<>(entries.length);
        for (int i = 0; i < entries.length; i++) {
            published.add(published(i));
        }
        return published;
    }

    /** A rule ready to be asked. */
    static final class Entry {

        private final CompiledRule rule;
        private final Nodes.Test condition;
        private final List<Reading> operands;
        private final boolean shadow;
        private final long minimumAge;
        private final int minimumTransactions;
        private final Window kept;
        private final String tooYoung;
        private final String tooFew;

        Entry(CompiledRule rule, Nodes.Test condition, List<Reading> operands) {
            this.rule = rule;
            this.condition = condition;
            this.operands = operands;
            this.shadow = rule.rule().getMode() == RuleMode.SHADOW;
            this.minimumAge = rule.minimumHistory().toMillis();
            this.minimumTransactions = rule.rule().getMinimumTransactions();
            this.kept = new Window(rule.keptHistory().toMillis());
            this.tooYoung = "the account is younger than " + Histories.written(minimumAge);
            this.tooFew = "the account has fewer than " + minimumTransactions + " transactions";
        }

        Nodes.Test condition() {
            return condition;
        }

        boolean tooYoung(Frame frame) {
            return minimumAge > 0 && frame.situation.time(frame.current) - frame.situation.firstSeen() < minimumAge;
        }

        String tooYoungMessage() {
            return tooYoung;
        }

        /** Not by the history's size: it may hold more than is promised to be kept. */
        boolean tooFew(Frame frame) {
            return minimumTransactions > 0 && frame.current + 1 - kept.from(frame) < minimumTransactions;
        }

        String tooFewMessage() {
            return tooFew;
        }

        int liveScore() {
            return shadow ? 0 : rule.rule().getScore();
        }

        long shown(Frame frame) {
            long mask = 0;
            for (int i = 0; i < operands.size(); i++) {
                if (operands.get(i).shown(frame)) {
                    mask |= 1L << i;
                }
            }
            return mask;
        }
    }
}
