package io.millrace.ingest.csv;

import io.millrace.ingest.FeedException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Finds and opens the files of a feed. */
final class Files {

    private Files() {}

    /**
     * The files in the order given. Those that a pattern of the last name (with {@code *}, {@code ?}, brackets or braces)
     * stands for come in the order of their names.
     */
    static List<Path> find(String list) {
        List<Path> files = new ArrayList<>();
        for (String part : list.split(",", 0)) {
            if (!part.isBlank()) {
                files.addAll(findOne(part.trim()));
            }
        }
        if (files.isEmpty()) {
            throw new FeedException("feed csv has no file to read; expected csv:MAPPING=FILE[,FILE...]");
        }
        return List.copyOf(files);
    }

    private static List<Path> findOne(String text) {
        try {
            Path plain = Path.of(text);
            if (java.nio.file.Files.isRegularFile(plain)) {
                return List.of(plain);
            }
            if (text.chars().noneMatch(letter -> "*?[{".indexOf(letter) >= 0)) {
                throw new FeedException("there is no file " + plain.toAbsolutePath());
            }
            return matching(plain);
        } catch (InvalidPathException wrong) {
            throw new FeedException("'" + text + "' is not a path: " + wrong.getReason(), wrong);
        }
    }

    private static List<Path> matching(Path pattern) {
        Path folder = pattern.getParent() == null ? Path.of("") : pattern.getParent();
        PathMatcher names = FileSystems.getDefault().getPathMatcher("glob:" + pattern.getFileName());
        try (Stream<Path> entries = java.nio.file.Files.list(folder)) {
            List<Path> found = entries.filter(java.nio.file.Files::isRegularFile)
                    .filter(file -> names.matches(file.getFileName()))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new FeedException("no file matches " + pattern.toAbsolutePath());
            }
            return found;
        } catch (IOException failure) {
            throw new FeedException("the folder " + folder.toAbsolutePath() + " cannot be read: " + failure, failure);
        }
    }

    /** The file's columns have what the mapping names. */
    static void check(Path file, Mapping mapping, RowMapper<?> mapper) {
        try (Rows rows = new Rows(file, mapping)) {
            mapper.check(rows.columns(), file.toString());
        }
    }

    /** The text of a file; bytes that are not in its charset become U+FFFD. */
    static BufferedReader open(Path file, Mapping mapping) throws IOException {
        InputStream bytes = new BufferedInputStream(java.nio.file.Files.newInputStream(file), 1 << 16);
        try {
            bytes.mark(2);
            boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            InputStream plain = packed ? new GZIPInputStream(bytes, 1 << 16) : bytes;
            return new BufferedReader(
                    new InputStreamReader(
                            plain,
                            mapping.charset()
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPLACE)
                                    .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                    1 << 16);
        } catch (IOException failure) {
            bytes.close();
            throw failure;
        }
    }
}
