package io.millrace.ingest.files;

import io.millrace.ingest.FeedException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Finds and opens the files that a user names. */
public final class InputFiles {

    private static final int BUFFER = 1 << 16;

    private InputFiles() {}

    /**
     * The file of that name, or those that a pattern of the last name (with {@code *}, {@code ?}, brackets or braces)
     * stands for, in the order of their names.
     *
     * @throws FeedException when there is none
     */
    public static List<Path> find(String text) {
        try {
            Path plain = Path.of(text);
            if (Files.isRegularFile(plain)) {
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
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> found = entries.filter(Files::isRegularFile)
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

    /** The bytes of a file, unpacked when its content is gzip, whatever its name. */
    public static InputStream bytes(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            bytes.mark(2);
            boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            return packed ? new GZIPInputStream(bytes, BUFFER) : bytes;
        } catch (IOException failure) {
            bytes.close();
            throw failure;
        }
    }

    /** The text of a file; bytes that are not in its charset become U+FFFD. */
    public static BufferedReader text(Path file, Charset charset) throws IOException {
        return new BufferedReader(
                new InputStreamReader(
                        bytes(file),
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                BUFFER);
    }

    /** What a failed read means to the user: the file, how far it went, and why. */
    public static FeedException unreadable(Path file, long line, IOException failure) {
        return new FeedException(file + " cannot be read, at line " + line + ": " + failure, failure);
    }
}
