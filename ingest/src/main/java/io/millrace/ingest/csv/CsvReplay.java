package io.millrace.ingest.csv;

import io.millrace.contracts.Topic;
import io.millrace.ingest.AvroRetelling;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.Retelling;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The files of one feed, in the order given. */
record CsvReplay(Mapping mapping, RowMapper<?> mapper, List<Path> files) implements PreparedFeed {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return List.of(mapper.topic());
    }

    @Override
    public Nature nature() {
        return Nature.HISTORY;
    }

    @Override
    public Retelling retelling() {
        return AvroRetelling.withIds(mapping.ids());
    }

    @Override
    public FeedSource open(FeedStart start) {
        return new Reader();
    }

    private final class Reader implements FeedSource {

        private final Iterator<Path> rest = files.iterator();
        private Path file;
        private Rows rows;
        private RowMapper.Bound<?> bound;

        @Override
        public FeedItem next() {
            while (rows != null || rest.hasNext()) {
                if (rows == null) {
                    file = rest.next();
                    rows = new Rows(file, mapping);
                    bound = mapper.bind(rows.columns());
                }
                Rows.Row row = rows.next();
                if (row == null) {
                    close();
                } else {
                    FeedItem item = read(row);
                    if (item != null) {
                        return item;
                    }
                }
            }
            return null;
        }

        /** Null for a row that the mapping leaves out. */
        private FeedItem read(Rows.Row row) {
            if (row.problem() != null) {
                return refusal(row, row.problem());
            }
            try {
                return bound.map(row);
            } catch (UnmappableException unmappable) {
                return refusal(row, unmappable.getMessage());
            }
        }

        private FeedRefusal refusal(Rows.Row row, String reason) {
            return new FeedRefusal(file + ":" + row.line(), reason, row.text());
        }

        @Override
        public void close() {
            if (rows != null) {
                rows.close();
                rows = null;
            }
        }
    }
}
