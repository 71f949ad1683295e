package io.millrace.fraud.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.fraud.FraudDetection;
import io.millrace.processors.testing.CommandRun;
import io.millrace.processors.testing.EmbeddedBroker;
import io.millrace.processors.testing.TestTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesCommandTest {

    @TempDir
    private Path folder;

    @Test
    void checkSaysOfEachRuleWhetherItIsInOrder() throws IOException {
        Path file = file(
                """
                rules:
                  - id: sound
                    title: Sound
                    expression: last("2h").size() > 1
                  - id: broken
                    title: Broken
                    expression: tx.amuont > 1
                """);

        CommandRun run = run("check", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly("ok       sound version 1, looks back 2h", "refused  broken version 1");
        assertThat(run.err())
                .isEqualTo(file
                        + ":5: rule broken, in its expression (line 7) at 1:4: unknown field 'amuont', did you mean 'amount'?"
                        + System.lineSeparator());
    }

    @Test
    void checkLooksAtTheHistoryThatIsKept() throws IOException {
        Path file = file(
                "{\"rules\": [{\"id\": \"week\", \"title\": \"Week\", \"expression\": \"last('7d').size() > 1\"}]}");

        assertThat(run("check", file.toString()).code()).isZero();
        assertThat(run("check", "--set", "history.retention=1d", file.toString())
                        .err())
                .contains("looks back 7d, but history is kept for 1d");
        assertThat(run("check", "--kept-history", "2d", file.toString()).err())
                .contains("looks back 7d, but history is kept for 2d");
    }

    @Test
    void checkNamesAFileThatIsMissing() {
        CommandRun run = run("check", folder.resolve("none.yaml").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("none.yaml: there is no such file");
    }

    @Test
    void listShowsTheShippedRulesOrThoseOfFiles() throws IOException {
        Path file = file("rules: [{id: big, title: Big, expression: tx.amount > 1}]");

        assertThat(run("list").out().lines())
                .hasSize(RuleFiles.pack().size())
                .anyMatch(line -> line.startsWith("velocity-withdrawals "));
        assertThat(run("list", file.toString()).out().lines()).hasSize(1).allMatch(line -> line.startsWith("big "));
    }

    @Test
    void publishWritesAllOrNothingAndWithdrawTakesBack() throws IOException {
        Path sound = file("rules: [{id: big, version: 2, title: Big, expression: tx.amount > 1}]");
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"),
                "rules: [{id: a, title: A, expression: tx.amount > 1}, {id: b, title: B, expression: tx.b}]");
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            String servers = broker.bootstrapServers();
            TestTopics topics = new TestTopics(servers);
            CommandRun created =
                    CommandRun.of(new FraudDetection(), "topics", "create", "-b", servers, "--set", "topic.prefix=t_");
            assertThat(created.code()).as(created.err()).isZero();

            CommandRun refused = run("publish", "-b", servers, "--set", "topic.prefix=t_", broken.toString());
            CommandRun published = run("publish", "-b", servers, "--set", "topic.prefix=t_", sound.toString());
            CommandRun withdrawn = run("withdraw", "-b", servers, "--set", "topic.prefix=t_", "big");

            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("rule b").contains("nothing was published");
            assertThat(published.out()).isEqualTo("published big version 2 to t_fraud_rules" + System.lineSeparator());
            assertThat(withdrawn.out()).isEqualTo("withdrew big from t_fraud_rules" + System.lineSeparator());
            List<ConsumerRecord<byte[], byte[]>> records = topics.await("t_fraud_rules", 2);
            assertThat(records)
                    .extracting(each -> new String(each.key(), StandardCharsets.UTF_8))
                    .containsExactly("big", "big");
            FraudRule rule = FraudTopics.FRAUD_RULES
                    .values()
                    .serde(Wire.singleObject())
                    .deserializer()
                    .deserialize("t_fraud_rules", records.get(0).value());
            assertThat(rule.getExpression()).isEqualTo("tx.amount > 1");
            assertThat(records.get(1).value()).isNull();
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), text);
    }

    private static CommandRun run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "rules";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(new FraudDetection(), all);
    }
}
