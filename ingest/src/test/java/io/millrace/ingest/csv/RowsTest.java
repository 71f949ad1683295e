package io.millrace.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

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

class RowsTest {

    private static final Mapping MAPPING = Mappings.named("handbook");

    @TempDir
    private Path folder;

    @Test
    void plainRowsAreSplitAtTheDelimiter() throws IOException {
        assertThat(fields("a,b,c\n1,2,3\n,,\n")).containsExactly(List.of("1", "2", "3"), List.of("", "", ""));
    }

    @Test
    void quotesMayHoldDelimitersQuotesAndLineBreaks() throws IOException {
        assertThat(fields("a,b\n\"x,y\",2\n\"say \"\"hi\"\"\",\"\"\n\"two\nlines\",4\n"))
                .containsExactly(List.of("x,y", "2"), List.of("say \"hi\"", ""), List.of("two\nlines", "4"));
    }

    @Test
    void lineEndsOfEverySystemAndAByteOrderMarkAreNoContent() throws IOException {
        assertThat(fields("\uFEFFa,b\r\n1,2\r\n3,4")).containsExactly(List.of("1", "2"), List.of("3", "4"));
        try (Rows rows = new Rows(file("\uFEFFa,b\r\n"), MAPPING)) {
            assertThat(rows.columns()).containsExactly("a", "b");
        }
    }

    @Test
    void emptyLinesAreNoRows() throws IOException {
        assertThat(fields("a,b\n\n1,2\n\n\n3,4\n\n")).hasSize(2);
    }

    @Test
    void aRowOfAnotherWidthIsAProblemOfItsOwn() throws IOException {
        assertThat(rows("a,b\n1,2\n1,2,3\n4\n5,6\n"))
                .extracting(Rows.Row::line, Rows.Row::problem)
                .containsExactly(
                        tuple(2L, null),
                        tuple(3L, "3 fields, but the file has 2 columns"),
                        tuple(4L, "1 fields, but the file has 2 columns"),
                        tuple(5L, null));
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnLineOnly() throws IOException {
        List<Rows.Row> rows = rows("a,b\n1,2\n\"open,3\n4,5\n6,7\n");

        assertThat(rows).extracting(Rows.Row::line).containsExactly(2L, 3L, 4L, 5L);
        assertThat(rows.get(1).problem()).isEqualTo("a quoted field is never closed");
        assertThat(rows.get(1).text()).isEqualTo("\"open,3");
        assertThat(rows.get(3).fields()).containsExactly("6", "7");
    }

    @Test
    void brokenQuotingIsAProblemAndTheNextRowIsRead() throws IOException {
        List<Rows.Row> rows = rows("a,b\n\"x\"y,2\n3,4\n");

        assertThat(rows.get(0).problem()).startsWith("the quoting is broken: ");
        assertThat(rows.get(1).fields()).containsExactly("3", "4");
    }

    @Test
    void theLineOfARowIsWhereItBegins() throws IOException {
        assertThat(rows("a,b\n\"1\n\n\",2\n3,4\n")).extracting(Rows.Row::line).containsExactly(2L, 5L);
    }

    @Test
    void bytesOutsideTheCharsetAreAProblem() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "a,b\nZ\u00fcrich,1\nBern,2\n".getBytes(StandardCharsets.ISO_8859_1));

        List<Rows.Row> rows = rows(file);

        assertThat(rows.get(0).problem()).isEqualTo("bytes that are not in the file's charset");
        assertThat(rows.get(1).fields()).containsExactly("Bern", "2");
    }

    @Test
    void packedFilesAreKnownByTheirContent() throws IOException {
        Path file = folder.resolve("packed.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(rows(file)).singleElement().satisfies(row -> assertThat(row.fields())
                .containsExactly("1", "2"));
    }

    @Test
    void aFileCutShortInItsPackingIsAnErrorAndNotAnEnd() throws IOException {
        Path whole = folder.resolve("whole.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            for (int i = 0; i < 10_000; i++) {
                out.write((i + "," + i * 31 + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.csv.gz");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> rows(cut))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("cut.csv.gz cannot be read, at line ");
    }

    @Test
    void anEmptyFileHasNoHeader() throws IOException {
        Path empty = file("");

        assertThatThrownBy(() -> new Rows(empty, MAPPING))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("is empty; expected a header row");
    }

    private List<List<String>> fields(String text) throws IOException {
        return rows(text).stream().map(Rows.Row::fields).toList();
    }

    private List<Rows.Row> rows(String text) throws IOException {
        return rows(file(text));
    }

    private static List<Rows.Row> rows(Path file) {
        List<Rows.Row> read = new ArrayList<>();
        try (Rows rows = new Rows(file, MAPPING)) {
            for (Rows.Row row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
        }
        return read;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text);
    }
}
