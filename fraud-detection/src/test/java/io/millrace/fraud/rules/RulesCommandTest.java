package io.millrace.fraud.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class RulesCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void checkSaysOfEachRuleWhetherItIsInOrder() throws IOException {
        Path file = Files.writeString(
                folder.resolve("rules.yaml"),
                """
                rules:
                  - id: sound
                    title: Sound
                    expression: last("2h").size() > 1
                  - id: broken
                    title: Broken
                    expression: tx.amuont > 1
                """);

        int code = run("check", file.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly("ok       sound version 1, looks back 2h", "refused  broken version 1");
        assertThat(err)
                .hasToString(file
                        + ":5: rule broken, in its expression (line 7) at 1:4: unknown field 'amuont', did you mean 'amount'?"
                        + System.lineSeparator());
    }

    @Test
    void checkLooksAtTheHistoryThatIsKept() throws IOException {
        Path file = Files.writeString(
                folder.resolve("rules.json"),
                "{\"rules\": [{\"id\": \"week\", \"title\": \"Week\", \"expression\": \"last('7d').size() > 1\"}]}");

        assertThat(run("check", file.toString())).isZero();
        assertThat(run("check", "--kept-history", "1d", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("looks back 7d, but history is kept for 1d");
    }

    @Test
    void checkNamesAFileThatIsMissing() {
        assertThat(run("check", folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no such file");
    }

    @Test
    void listShowsTheShippedRules() {
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines())
                .hasSize(RuleFiles.pack().size())
                .anyMatch(line -> line.startsWith("velocity-withdrawals "));
    }

    private int run(String... arguments) {
        return new CommandLine(new RulesCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
