package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.FraudRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of files, compiled.
 *
 * @param lines what there is to say of each rule, a line each
 * @param refusals what is wrong, with file and line; empty when all is well
 */
record CheckedFiles(List<FraudRule> rules, List<String> lines, List<String> refusals) {

    static CheckedFiles of(List<Path> files, Duration keptHistory) {
        CheckedFiles checked = new CheckedFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        RuleCompiler compiler = new RuleCompiler();
        for (Path file : files) {
            try {
                for (RuleDocument document : RuleFiles.read(file)) {
                    checked.add(document, compiler, keptHistory);
                }
            } catch (RuleFileException e) {
                checked.refusals.add(e.getMessage());
            }
        }
        return checked;
    }

    private void add(RuleDocument document, RuleCompiler compiler, Duration keptHistory) {
        FraudRule rule = document.rule();
        String name = rule.getId() + " version " + rule.getVersion();
        try {
            CompiledRule compiled = compiler.compile(rule, keptHistory);
            rules.add(rule);
            lines.add("ok       " + name + lookBack(compiled));
        } catch (RuleException e) {
            String place = e.line() > 0
                    ? ", in its expression (line " + document.expressionLine() + ") at " + e.line() + ":" + e.column()
                    : "";
            lines.add("refused  " + name);
            refusals.add(
                    document.source() + ":" + document.line() + ": rule " + rule.getId() + place + ": " + e.reason());
        }
    }

    private static String lookBack(CompiledRule compiled) {
        return compiled.longestLookBack().isZero()
                ? ""
                : ", looks back " + Histories.written(compiled.longestLookBack().toMillis());
    }
}
