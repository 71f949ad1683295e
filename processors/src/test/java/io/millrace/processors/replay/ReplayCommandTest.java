package io.millrace.processors.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path words;

    @BeforeEach
    void writeWords() throws IOException {
        words = Files.write(
                folder.resolve("words.jsonl"),
                List.of(
                        "{\"key\":\"a\",\"value\":\"one\",\"timestamp\":\"2018-04-01T12:00:00Z\"}",
                        "{\"key\":\"a\",\"value\":\"two\",\"timestamp\":\"2018-04-01T12:00:01Z\"}"));
    }

    @Test
    void it_writes_a_file_for_each_output_and_the_accounts() throws IOException {
        assertThat(run("--input", "words=" + words, "--out", result().toString()))
                .as(err.toString())
                .isZero();

        try (Stream<Path> files = Files.list(result())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "accounts.json",
                            "closed.jsonl",
                            "count_words_dead_letters.jsonl",
                            "counts.jsonl",
                            "greeting_book.jsonl",
                            "letters.jsonl");
        }
        assertThat(result().resolve("counts.jsonl"))
                .hasContent(
                        """
                        {"key":"a","value":"1","timestamp":"2018-04-01T12:00:00Z","headers":{"offset":"0"}}
                        {"key":"a","value":"2","timestamp":"2018-04-01T12:00:01Z","headers":{"offset":"1"}}
                        """);
        assertThat(result().resolve("greeting_book.jsonl")).isEmptyFile();
        assertThat(result().resolve("accounts.json"))
                .hasContent(
                        """
                        {
                          "words" : {
                            "in" : 2,
                            "accepted" : 2,
                            "duplicate" : 0,
                            "rejected" : { },
                            "balanced" : true
                          }
                        }
                        """);
        assertThat(out.toString())
                .contains("2 records in ", "in   words: 2 = 2 accepted + 0 duplicate", "out  counts: 2");
    }

    @Test
    void a_rejected_record_is_in_the_file_of_the_dead_letters() throws IOException {
        Files.writeString(
                words,
                """
                {"key":"a","value":"bad \\"word\\"","timestamp":1522584000000}
                """);

        assertThat(run("--input", "words=" + words, "--out", result().toString()))
                .as(err.toString())
                .isZero();

        assertThat(result().resolve("count_words_dead_letters.jsonl"))
                .hasContent(
                        """
                        {"key":"a","value":"bad \\"word\\"","timestamp":"2018-04-01T12:00:00Z","headers":{"offset":"0"}}
                        """);
        assertThat(result().resolve("accounts.json")).content().contains("\"INVALID\" : 1");
    }

    @Test
    void its_output_can_be_its_input() throws IOException {
        run("--input", "words=" + words, "--out", result().toString());
        Path again = folder.resolve("again");

        assertThat(run("--input", "words=" + result().resolve("counts.jsonl"), "--out", again.toString()))
                .as(err.toString())
                .isZero();
        assertThat(again.resolve("letters.jsonl")).content().contains("\"key\":\"2\",\"value\":\"2\"");
    }

    @Test
    void a_failure_leaves_what_was_written_and_says_that_it_is_not_all() throws IOException {
        run("--input", "words=" + words, "--out", result().toString());
        Files.write(
                words,
                List.of(
                        "{\"key\":\"a\",\"value\":\"one\",\"timestamp\":\"2018-04-01T12:00:00Z\"}",
                        "{\"key\":\"a\",\"value\":\"fail\",\"timestamp\":\"2018-04-01T12:00:01Z\"}"));

        assertThat(run("--input", "words=" + words, "--out", result().toString()))
                .isEqualTo(1);

        assertThat(err.toString()).contains("replay: stopped at record 2 of the input (topic words, offset 1");
        assertThat(Files.readAllLines(result().resolve("counts.jsonl"))).hasSize(1);
        assertThat(result().resolve("accounts.json")).doesNotExist();
        assertThat(result().resolve(".replay-state")).doesNotExist();
    }

    @Test
    void a_wrong_call_is_told_apart() {
        assertThat(run("--input", "words", "--out", result().toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--input should be TOPIC=FILE, found 'words'");
        assertThat(run("--input", "verbs=x.jsonl", "--out", result().toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("count-words does not read a topic verbs, it reads greetings, words");
        assertThat(run("--input", "words=x.jsonl", "--out", result().toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("replay: no such file: x.jsonl");
    }

    private Path result() {
        return folder.resolve("result");
    }

    private int run(String... arguments) {
        return new CommandLine(new ReplayCommand(new Words(), Given::nothing))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
