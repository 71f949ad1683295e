package io.millrace.ingest.datafactory;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.files.FileArgument;
import io.millrace.ingest.files.JsonObjects;
import io.millrace.ingest.football.Matches;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/** Matches of DataFactory: a JSON file each, incidences by kind, with the ids of those that were withdrawn. */
public final class DataFactoryFeed implements Feed {

    @Override
    public String name() {
        return "datafactory";
    }

    @Override
    public String about() {
        return "matches of DataFactory, JSON, plain or .gz, withdrawn incidences as cancelled events";
    }

    @Override
    public String usage() {
        return "datafactory:FILE[,FILE...]";
    }

    @Override
    public List<FeedOption> options() {
        return List.of();
    }

    @Override
    public PreparedFeed prepare(String argument) {
        List<Path> files = FileArgument.parse(this, argument).withFiles(this).files();
        files.forEach(DataFactoryFeed::whole);
        return new Matches(name(), () -> new Reader(files.iterator()));
    }

    private static JsonNode whole(Path file) {
        JsonNode root = JsonObjects.whole(file);
        if (!root.path("match").path("matchId").isValueNode()
                || !root.path("incidences").isObject()) {
            throw new FeedException(
                    file + " is no match of DataFactory; expected an object with match.matchId and incidences");
        }
        return root;
    }

    private static final class Reader implements FeedSource {

        private final Iterator<Path> rest;
        private final Queue<FeedItem> told = new ArrayDeque<>();

        Reader(Iterator<Path> files) {
            this.rest = files;
        }

        @Override
        public FeedItem next() {
            while (told.isEmpty() && rest.hasNext()) {
                Path file = rest.next();
                MatchStory.of(file, whole(file)).tell(told);
            }
            return told.poll();
        }

        @Override
        public void close() {
            told.clear();
        }
    }
}
