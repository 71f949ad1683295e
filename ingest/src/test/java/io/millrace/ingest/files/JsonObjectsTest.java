package io.millrace.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.ingest.FeedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonObjectsTest {

    @TempDir
    private Path folder;

    @Test
    void anArrayAndLinesGiveTheSameObjects() throws IOException {
        assertThat(objects("[\n{\"a\": 1},\n{\"a\": 2}\n]\n")).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(objects("{\"a\": 1}\n\n{\"a\": 2}")).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(objects("\uFEFF {\"a\": 1}\n{\"a\": 2}")).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void aBrokenLineIsAProblemOfItsOwn() throws IOException {
        List<JsonObjects.Entry> entries = entries(file("{\"a\": 1}\n{\"a\": \n[3]\n{\"a\": 4}\n"));

        assertThat(entries).extracting(JsonObjects.Entry::line).containsExactly(1L, 2L, 3L, 4L);
        assertThat(entries.get(1).problem()).startsWith("the line is not JSON: ");
        assertThat(entries.get(1).shown()).isEqualTo("{\"a\": ");
        assertThat(entries.get(2).problem()).isEqualTo("the line is no JSON object");
        assertThat(entries.get(3).object().get("a").intValue()).isEqualTo(4);
    }

    @Test
    void anArrayThatBreaksOffIsAnErrorAndNotAnEnd() throws IOException {
        Path cut = file("[\n{\"a\": 1},\n{\"a\": 2}");
        Path broken = file("[\n{\"a\": 1},\n{\"a\" 2}]");

        assertThatThrownBy(() -> entries(cut)).isInstanceOf(FeedException.class);
        assertThatThrownBy(() -> entries(broken))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining(broken + ":3 is not JSON: ");
    }

    @Test
    void aPackedFileIsReadAndOneCutShortIsAnError() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("{\"a\": ").append(i * 31 % 7_919).append("}\n");
        }
        Path packed = folder.resolve("packed.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path cut = folder.resolve("cut.jsonl.gz");
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(entries(packed)).hasSize(20_000);
        assertThatThrownBy(() -> entries(cut))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("cut.jsonl.gz cannot be read, at line ");
    }

    @Test
    void whatIsNoJsonIsNamedByItsFirstLetter() throws IOException {
        Path table = file("id,name\n");
        Path empty = file("");

        assertThatThrownBy(() -> entries(table))
                .isInstanceOf(FeedException.class)
                .hasMessage(table + " begins with 'i'; expected a JSON array, or one JSON object a line");
        assertThatThrownBy(() -> entries(empty)).hasMessageContaining(" is empty; expected a JSON array");
    }

    private List<String> objects(String text) throws IOException {
        return entries(file(text)).stream().map(one -> one.object().toString()).toList();
    }

    private static List<JsonObjects.Entry> entries(Path file) {
        List<JsonObjects.Entry> entries = new ArrayList<>();
        try (JsonObjects objects = JsonObjects.open(file)) {
            for (JsonObjects.Entry one = objects.next(); one != null; one = objects.next()) {
                entries.add(one);
            }
        }
        return entries;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "objects", ".json"), text);
    }
}
