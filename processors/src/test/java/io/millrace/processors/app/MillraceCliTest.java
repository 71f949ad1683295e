package io.millrace.processors.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.processors.testing.CommandRun;
import io.millrace.processors.testing.WordCounts;
import org.junit.jupiter.api.Test;

class MillraceCliTest {

    @Test
    void the_help_says_what_it_is_which_commands_there_are_and_what_exit_codes_mean() {
        CommandRun help = run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains(
                        "Counts words.",
                        "run ",
                        "replay ",
                        "topics ",
                        "topology ",
                        "dead-letters ",
                        "reset ",
                        "config ")
                .contains("--bootstrap-servers", "Exit codes:", "the topics are not what the application needs");
    }

    @Test
    void every_command_has_a_help() {
        for (String command : new String[] {"run", "replay", "topics", "topology", "dead-letters", "reset", "config"}) {
            CommandRun help = run(command, "--help");
            assertThat(help.code()).as(command).isZero();
            assertThat(help.out()).as(command).startsWith("Usage: word-counts " + command);
        }
        assertThat(run("dead-letters", "redrive", "--help").out()).contains("--value-json");
    }

    @Test
    void the_version_names_the_application() {
        assertThat(run("--version").out()).startsWith("word-counts ");
    }

    @Test
    void a_wrong_option_and_a_wrong_setting_are_usage_errors_without_a_stack_trace() {
        CommandRun option = run("config", "--everything");
        assertThat(option.code()).isEqualTo(ExitCode.USAGE);
        CommandRun setting = run("config", "--set", "thread=2");
        assertThat(setting.code()).isEqualTo(ExitCode.USAGE);
        assertThat(setting.err()).contains("did you mean threads?").doesNotContain("\tat ");
        assertThat(run("run", "-s", "threads=x").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("-s", "threads=x").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("dead-letters").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("dead-letters", "list", "--since", "yesterday").err()).contains("2026-01-31T12:00:00Z");
        assertThat(run("dead-letters", "redrive", "--offset", "7").err()).contains("partition@offset");
    }

    @Test
    void options_may_stand_before_or_behind_the_command() {
        assertThat(run("-s", "threads=7", "config").out()).containsPattern("threads +7 +command line");
        assertThat(run("config", "-s", "threads=7").out()).containsPattern("threads +7 +command line");
        assertThat(run("config", "-b", "there:1").out()).containsPattern("bootstrap.servers +there:1 +command line");
    }

    @Test
    void config_masks_secrets_and_lists_every_setting_with_its_meaning() {
        assertThat(run("config", "-s", "passphrase=open sesame").out())
                .contains("********")
                .doesNotContain("sesame");
        assertThat(run("config", "-s", "topic.prefix=eu_").out())
                .containsPattern("application.id +eu_word-counts +default")
                .containsPattern("guarantee +exactly-once +default");
        assertThat(run("config", "--all").out())
                .contains(
                        "commit.interval", "time between commits", "(default 100ms)", "poison", "preset=latency sets");
    }

    @Test
    void the_topology_needs_no_broker() {
        CommandRun text = run("topology");
        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("Sub-topology: 0", "Processor: count (stores: [counts])");
        CommandRun mermaid = run("topology", "--format", "mermaid", "-s", "topic.prefix=eu_");
        assertThat(mermaid.out())
                .startsWith("flowchart TD")
                .contains("t_eu_words[(\"eu_words\")]", "n_count -.- s_counts", "n_egress_counts --> t_eu_word_counts");
    }

    @Test
    void a_cluster_that_does_not_answer_has_its_own_exit_code() {
        CommandRun run = run(
                "topics",
                "-b",
                "127.0.0.1:1",
                "-s",
                "kafka.admin.default.api.timeout.ms=1500",
                "-s",
                "kafka.admin.request.timeout.ms=1000");
        assertThat(run.code()).isEqualTo(ExitCode.CLUSTER);
        assertThat(run.err())
                .contains("127.0.0.1:1", "is a broker running there?")
                .doesNotContain("\tat ");
    }

    private static CommandRun run(String... args) {
        return CommandRun.of(new WordCounts(), args);
    }
}
