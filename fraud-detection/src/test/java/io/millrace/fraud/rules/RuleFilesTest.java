package io.millrace.fraud.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.RuleMode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleFilesTest {

    @Test
    void readsARuleWithEveryKey() throws Exception {
        List<RuleDocument> documents = read(
                """
                rules:
                  - id: big
                    version: 3
                    mode: shadow
                    severity: ERROR
                    score: 250
                    title: Big
                    author: me
                    minimumHistory: 7d
                    minimumTransactions: 5
                    description: from a book
                    expression: |-
                      tx.amount > 1
                        && tx.amount < 2
                """);

        assertThat(documents)
                .containsExactly(new RuleDocument(
                        new FraudRule(
                                "big",
                                3,
                                RuleMode.SHADOW,
                                Severity.ERROR,
                                250,
                                "Big",
                                "tx.amount > 1\n  && tx.amount < 2",
                                "7d",
                                5,
                                "me",
                                "from a book"),
                        "test.yaml",
                        2,
                        12));
    }

    @Test
    void readsJsonAndFillsInWhatIsLeftOut() throws Exception {
        List<RuleDocument> documents =
                read("{\"rules\": [{\"id\": \"big\", \"title\": \"Big\", \"expression\": \"tx.amount > 1\"}]}");

        assertThat(documents).hasSize(1);
        FraudRule rule = documents.get(0).rule();
        assertThat(rule.getVersion()).isEqualTo(1);
        assertThat(rule.getMode()).isEqualTo(RuleMode.LIVE);
        assertThat(rule.getSeverity()).isEqualTo(Severity.WARNING);
        assertThat(rule.getMinimumHistory()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rules: [{id: a, title: b}] | test.yaml:1: rule a has no 'expression'
                    rules: [{id: a, titel: b}] | test.yaml:1: unknown key 'titel', did you mean 'title'?
                    rules: [{id: a, score: many, title: b, expression: c}] | 'score' takes a whole number, not 'many'
                    rules: [{id: a, mode: LOUD, title: b, expression: c}] | 'mode' is one of [LIVE, SHADOW, OFF], not 'LOUD'
                    rules: [{id: [a], title: b}] | 'id' takes a single value
                    rules: [{id: a, id: b}] | test.yaml:1:
                    rules: {} | expected a list of rules
                    rule: [] | unknown key 'rule', expected 'rules'
                    rules: [{id: a, title: b, expression: c}, {id: a, title: b, expression: c}] | a second rule with the id 'a'
                    '[unbalanced' | test.yaml:1: expected a key 'rules'
                    """)
    void namesFileLineAndWhatWasExpected(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysThatAFileIsMissing(@TempDir Path folder) {
        assertThatThrownBy(() -> RuleFiles.read(folder.resolve("none.yaml")))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("none.yaml: there is no such file");
    }

    private static List<RuleDocument> read(String text) throws RuleFileException, IOException {
        return RuleFiles.read(new StringReader(text), "test.yaml");
    }
}
