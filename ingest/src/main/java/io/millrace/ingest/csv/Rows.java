package io.millrace.ingest.csv;

import io.millrace.ingest.FeedException;
import io.millrace.ingest.files.InputFiles;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of one file, RFC 4180 with any delimiter. A broken row is one row: the next line starts afresh, so a quote
 * that is never closed costs its own line only.
 */
final class Rows implements Closeable {

    /** A quoted field may hold line breaks. One that goes on for longer than this was not closed. */
    private static final int MAX_LINES_OF_A_ROW = 1_000;

    private final Path file;
    private final BufferedReader text;
    private final char delimiter;
    private final CSVFormat format;
    private final List<String> columns;
    private final Deque<String> pushedBack = new ArrayDeque<>();
    private long line;

    Rows(Path file, Mapping mapping) {
        this.file = file;
        this.delimiter = mapping.delimiter();
        this.format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try {
            this.text = InputFiles.text(file, mapping.charset());
        } catch (IOException failure) {
            throw unreadable(failure);
        }
        this.columns = mapping.columns().isEmpty() ? header() : mapping.columns();
    }

    List<String> columns() {
        return columns;
    }

    /** The next row, or null at the end. Empty lines are no rows. */
    Row next() {
        String first = nextLine();
        while (first != null && first.isEmpty()) {
            first = nextLine();
        }
        if (first == null) {
            return null;
        }
        long begin = line;
        if (first.indexOf('"') < 0) {
            return row(begin, first, split(first));
        }
        String whole = wholeRow(first);
        if (whole == null) {
            return new Row(begin, first, List.of(), "a quoted field is never closed");
        }
        try (CSVParser parser = CSVParser.parse(whole, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1
                    ? row(begin, whole, records.get(0).toList())
                    : new Row(begin, whole, List.of(), "quotes and line breaks do not fit together");
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            return new Row(begin, whole, List.of(), "the quoting is broken: " + rootMessage(broken));
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private List<String> header() {
        Row row = next();
        if (row == null) {
            throw new FeedException(file + " is empty; expected a header row, or a mapping that names the columns");
        }
        if (row.problem() != null) {
            throw new FeedException(file + ":" + row.line() + ": the header cannot be read: " + row.problem());
        }
        return row.fields().stream().map(String::strip).toList();
    }

    private Row row(long begin, String whole, List<String> fields) {
        if (whole.indexOf('\uFFFD') >= 0) {
            return new Row(begin, whole, List.of(), "bytes that are not in the file's charset");
        }
        if (columns != null && fields.size() != columns.size()) {
            return new Row(
                    begin,
                    whole,
                    List.of(),
                    fields.size() + " fields, but the file has " + columns.size() + " columns");
        }
        return new Row(begin, whole, fields, null);
    }

    private List<String> split(String row) {
        List<String> fields = new ArrayList<>(columns == null ? 16 : columns.size());
        int from = 0;
        for (int at = row.indexOf(delimiter); at >= 0; at = row.indexOf(delimiter, from)) {
            fields.add(row.substring(from, at));
            from = at + 1;
        }
        fields.add(row.substring(from));
        return fields;
    }

    /** The row that begins with this line, or null when its quotes are never closed. */
    private String wholeRow(String first) {
        if (quotes(first) % 2 == 0) {
            return first;
        }
        List<String> more = new ArrayList<>();
        StringBuilder whole = new StringBuilder(first);
        while (more.size() < MAX_LINES_OF_A_ROW) {
            String next = nextLine();
            if (next == null) {
                break;
            }
            more.add(next);
            whole.append('\n').append(next);
            if (quotes(next) % 2 == 1) {
                return whole.toString();
            }
        }
        for (int i = more.size() - 1; i >= 0; i--) {
            pushedBack.addFirst(more.get(i));
        }
        line -= more.size();
        return null;
    }

    private String nextLine() {
        try {
            String next = pushedBack.isEmpty() ? text.readLine() : pushedBack.removeFirst();
            if (next == null) {
                return null;
            }
            line++;
            return line == 1 && next.startsWith("\uFEFF") ? next.substring(1) : next;
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private FeedException unreadable(IOException failure) {
        return InputFiles.unreadable(file, line + 1, failure);
    }

    private static long quotes(String line) {
        return line.chars().filter(letter -> letter == '"').count();
    }

    private static String rootMessage(Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    /**
     * A row.
     *
     * @param line of its beginning, 1 for the first of the file
     * @param fields as many as there are columns; empty when there is a problem
     * @param problem why it cannot be used, or null
     */
    record Row(long line, String text, List<String> fields, String problem) {}
}
