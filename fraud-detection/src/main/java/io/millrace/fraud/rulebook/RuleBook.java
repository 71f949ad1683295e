package io.millrace.fraud.rulebook;

import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.RuleMode;
import io.millrace.fraud.rules.CompiledRule;
import io.millrace.fraud.rules.RuleCompiler;
import io.millrace.fraud.rules.RuleException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules in force: those the application starts with, and over them those that were published. Changed by the thread
 * that reads the rulebook's topic, read by every stream thread.
 */
public final class RuleBook {

    private final RuleCompiler compiler;
    private final Duration keptHistory;
    private final SortedMap<String, FraudRule> pack = new TreeMap<>();
    private final SortedMap<String, FraudRule> published = new TreeMap<>();
    private final SortedMap<String, String> refused = new TreeMap<>();
    private volatile List<CompiledRule> current = List.of();

    /**
     * @param pack the rules to start from
     * @param keptHistory a rule that looks back further is refused
     * @throws RuleException if a rule of the pack is not right
     */
    public RuleBook(Collection<FraudRule> pack, Duration keptHistory) throws RuleException {
        this.compiler = new RuleCompiler();
        this.keptHistory = keptHistory;
        for (FraudRule rule : pack) {
            compile(rule);
            this.pack.put(rule.getId(), rule);
        }
        rebuild();
    }

    /** What decides at this moment: another list after each change. */
    public List<CompiledRule> current() {
        return current;
    }

    /** The rules in force, also those that are off, by id. */
    public synchronized List<FraudRule> rules() {
        return new ArrayList<>(effective().values());
    }

    /** Published rules that were not taken, and why, by id. The version before stays in force. */
    public synchronized SortedMap<String, String> refused() {
        return new TreeMap<>(refused);
    }

    /** Compiles a rule as the rulebook would. */
    public CompiledRule compile(FraudRule rule) throws RuleException {
        return compiler.compile(rule, keptHistory);
    }

    /** The version of a rule in force. */
    public synchronized Optional<FraudRule> find(String id) {
        return Optional.ofNullable(effective().get(id));
    }

    /** Takes a published rule. One that does not compile is noted as refused, and changes nothing. */
    synchronized void publish(FraudRule rule) {
        try {
            compile(rule);
            published.put(rule.getId(), rule);
            refused.remove(rule.getId());
            rebuild();
        } catch (RuleException e) {
            refused.put(rule.getId(), e.getMessage());
        }
    }

    /** A rule was withdrawn: that of the pack with the same id, if there is one, is in force again. */
    synchronized void withdraw(String id) {
        published.remove(id);
        refused.remove(id);
        rebuild();
    }

    private Map<String, FraudRule> effective() {
        Map<String, FraudRule> effective = new TreeMap<>(pack);
        effective.putAll(published);
        return effective;
    }

    private void rebuild() {
        List<CompiledRule> compiled = new ArrayList<>();
        for (FraudRule rule : effective().values()) {
            if (rule.getMode() != RuleMode.OFF) {
                try {
                    compiled.add(compile(rule));
                } catch (RuleException e) {
                    throw new IllegalStateException("a rule that compiled before does not now", e);
                }
            }
        }
        current = List.copyOf(compiled);
    }
}
