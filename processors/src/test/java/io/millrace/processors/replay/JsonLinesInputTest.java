package io.millrace.processors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.processors.replay.JsonLinesInput.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesInputTest {

    @TempDir
    private Path folder;

    @Test
    void files_are_merged_by_timestamp_and_equal_ones_stay_in_the_order_of_the_files() throws IOException {
        Source first = file(Words.WORDS, "a.jsonl", line("a1", 10), line("a2", 20), line("a3", 30));
        Source second = file(Words.LETTERS, "b.jsonl", line("b1", 10), line("b2", 15), line("b3", 30));

        assertThat(read(first, second)).containsExactly("a1", "b1", "b2", "a2", "a3", "b3");
        assertThat(read(second, first)).containsExactly("b1", "a1", "b2", "a2", "b3", "a3");
    }

    @Test
    void a_file_keeps_its_own_order() throws IOException {
        Source late = file(
                Words.WORDS, "a.jsonl", line("a1", 30), line("late", 5), "{\"value\":\"undated\"}", line("a4", 40));
        Source other = file(Words.LETTERS, "b.jsonl", line("b1", 31), line("b2", 35));

        assertThat(read(late, other)).containsExactly("a1", "late", "undated", "b1", "b2", "a4");
    }

    @Test
    void files_of_compacted_topics_go_first() throws IOException {
        Source words = file(Words.WORDS, "words.jsonl", line("w1", 10), line("w2", 20));
        Source greetings = file(Words.GREETINGS, "greetings.jsonl", line("g1", 99), line("g2", 98));
        Source book = file(Words.BOOK, "book.jsonl", line("k1", 1));

        assertThat(read(words, greetings, book)).containsExactly("g1", "g2", "k1", "w1", "w2");
    }

    @Test
    void a_compressed_file_is_read_like_a_plain_one() throws IOException {
        Path file = folder.resolve("words.jsonl.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write((line("a1", 10) + "\n\n" + line("größer", 20)).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(new Source(Words.WORDS, file))).containsExactly("a1", "größer");
    }

    @Test
    void a_line_that_cannot_be_read_is_named() throws IOException {
        Source broken = file(Words.WORDS, "broken.jsonl", line("a1", 10), "", "{\"value\":");

        try (JsonLinesInput input = new JsonLinesInput(List.of(broken), Wire.singleObject())) {
            assertThat(input.next().timestamp()).isEqualTo(10);
            assertThatThrownBy(input::hasNext)
                    .isInstanceOf(ReplayException.class)
                    .hasMessageStartingWith(broken.file() + ":3: not JSON");
        }
    }

    @Test
    void text_that_is_not_utf_8_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("latin.jsonl"), new byte[] {'"', (byte) 0xe4, '"', '\n'});

        assertThatThrownBy(() -> read(new Source(Words.WORDS, file))).hasMessage(file + ":1: not UTF-8 text");
    }

    @Test
    void a_file_that_is_not_there_or_not_compressed_is_named() throws IOException {
        Path missing = folder.resolve("missing.jsonl");
        Path plain = Files.writeString(folder.resolve("plain.jsonl.gz"), line("a1", 10));

        assertThatThrownBy(() -> read(new Source(Words.WORDS, missing))).hasMessage("no such file: " + missing);
        assertThatThrownBy(() -> read(new Source(Words.WORDS, plain)))
                .hasMessageStartingWith(plain + " is not a gzip file");
    }

    private Source file(Topic<?, ?> topic, String name, String... lines) throws IOException {
        return new Source(topic, Files.write(folder.resolve(name), List.of(lines)));
    }

    private static List<String> read(Source... sources) throws IOException {
        List<String> values = new ArrayList<>();
        try (JsonLinesInput input = new JsonLinesInput(List.of(sources), Wire.singleObject())) {
            input.forEachRemaining(record -> values.add(InMemory.text(record.value())));
        }
        return values;
    }

    private static String line(String value, long time) {
        return "{\"key\":\"k\",\"value\":\"" + value + "\",\"timestamp\":" + time + "}";
    }
}
