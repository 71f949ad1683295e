package io.millrace.processors.replay;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Files of JSON lines as one input. The files of compacted topics come first, one after the other: what they say applies
 * to all that follows, whenever it was written. The others are merged by timestamp; equal timestamps in the order in
 * which the files were named. Each file keeps its own order, and a record without a timestamp stays behind the one before it.
 * What cannot be read ends the input with a {@link ReplayException} that names file and line.
 */
final class JsonLinesInput implements Iterator<ProducerRecord<byte[], byte[]>>, Closeable {

    /** A file of records of one topic; a name that ends in {@code .gz} is a compressed one. */
    record Source(Topic<?, ?> topic, Path file) {}

    private final List<Lines> files = new ArrayList<>();
    private final Deque<Lines> first = new ArrayDeque<>();
    private final PriorityQueue<Lines> merged = new PriorityQueue<>(
            Comparator.<Lines>comparingLong(lines -> lines.time).thenComparingInt(lines -> lines.position));
    /** The file of the record that was handed out last: it moves on when the next is asked for. */
    private Lines current;

    private boolean started;

    JsonLinesInput(List<Source> sources, Wire wire) throws IOException {
        try {
            for (Source source : sources) {
                files.add(new Lines(source, wire, files.size()));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        moveOn();
        return !first.isEmpty() || !merged.isEmpty();
    }

    @Override
    public ProducerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the input has ended");
        }
        current = first.isEmpty() ? merged.poll() : first.peek();
        return current.head;
    }

    private void moveOn() {
        if (!started) {
            started = true;
            files.forEach(this::advance);
        }
        if (current != null) {
            Lines lines = current;
            current = null;
            if (lines == first.peek()) {
                first.poll();
                if (lines.advance()) {
                    first.addFirst(lines);
                }
            } else if (lines.advance()) {
                merged.add(lines);
            }
        }
    }

    private void advance(Lines lines) {
        if (lines.advance()) {
            if (lines.goesFirst) {
                first.addLast(lines);
            } else {
                merged.add(lines);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Lines lines : files) {
            lines.reader.close();
        }
    }

    private static final class Lines {
        private final Path file;
        private final int position;
        private final boolean goesFirst;
        private final JsonLineReader records;
        private final BufferedReader reader;
        private long number;
        private ProducerRecord<byte[], byte[]> head;
        private long time;

        private Lines(Source source, Wire wire, int position) throws IOException {
            this.file = source.file();
            this.position = position;
            this.goesFirst = source.topic().cleanup() == Topic.Cleanup.COMPACT;
            this.records = JsonLineReader.of(source.topic(), wire);
            this.reader = open(source.file());
        }

        private static BufferedReader open(Path file) throws IOException {
            InputStream bytes;
            try {
                bytes = Files.newInputStream(file);
            } catch (NoSuchFileException e) {
                throw ReplayException.input("no such file: " + file, e);
            }
            try {
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 64 * 1024) : bytes;
                return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), 64 * 1024);
            } catch (IOException e) {
                bytes.close();
                throw ReplayException.input(file + " is not a gzip file: " + e.getMessage(), e);
            }
        }

        private boolean advance() {
            String line = nextLine();
            if (line == null) {
                head = null;
                return false;
            }
            try {
                head = records.read(line);
            } catch (IllegalArgumentException | KafkaException e) {
                throw ReplayException.input(file + ":" + number + ": " + e.getMessage(), e);
            }
            if (head.timestamp() != null) {
                time = head.timestamp();
            }
            return true;
        }

        private String nextLine() {
            try {
                String line;
                do {
                    number++;
                    line = reader.readLine();
                } while (line != null && line.isBlank());
                return line;
            } catch (CharacterCodingException e) {
                throw ReplayException.input(file + ":" + number + ": not UTF-8 text", e);
            } catch (IOException e) {
                throw ReplayException.input(file + ":" + number + ": " + e.getMessage(), e);
            }
        }
    }
}
