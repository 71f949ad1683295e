package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.files.InputFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The frames of a file that has one on each line. */
final class LineFrames implements FeedSource {

    private static final int SHOWN = 200;

    /** What a line says. */
    interface Parser {

        /** Empty for a frame outside the periods of the match, which nobody needs. */
        Optional<TrackingFrame> frame(String line) throws BadFrame;
    }

    private final Path file;
    private final Parser parser;
    private final BufferedReader text;
    private long line;

    LineFrames(Path file, Parser parser) {
        this.file = file;
        this.parser = parser;
        try {
            this.text = InputFiles.text(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, 1, failure);
        }
    }

    @Override
    public FeedItem next() {
        for (String next = nextLine(); next != null; next = nextLine()) {
            if (next.isBlank()) {
                continue;
            }
            try {
                Optional<TrackingFrame> frame = parser.frame(next.strip());
                if (frame.isPresent()) {
                    return TrackingFiles.record(frame.get());
                }
            } catch (BadFrame bad) {
                String shown = next.length() > SHOWN ? next.substring(0, SHOWN) + "…" : next;
                return new FeedRefusal(file + ":" + line, bad.getMessage(), shown);
            }
        }
        return null;
    }

    private String nextLine() {
        try {
            line++;
            return text.readLine();
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, line, failure);
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, line, failure);
        }
    }
}
